package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Beans of an application, guarded in every way there is. */
final class Notes {
  private Notes() {}

  /** Guarded by method only. */
  @ApplicationScoped
  static class ByMethod {
    @RequiresScope(ConnectScope.WRITE)
    public String write() {
      return "written";
    }

    @RequiresScope(ConnectScope.DELETE)
    public String delete() {
      return "deleted";
    }

    public String open() {
      return "open";
    }
  }

  /** Guarded as a whole, with one exception. */
  @RequestScoped
  @RequiresScope(ConnectScope.DELETE)
  static class ByClass {
    public String delete() {
      return "deleted";
    }

    @RequiresScope(ConnectScope.READ)
    public String read() {
      return "read";
    }
  }

  /** Guarded by the class that it extends. */
  @ApplicationScoped
  static class Inherited extends ByClass {
    public String more() {
      return "more";
    }
  }

  /** Nothing of its own is guarded. */
  abstract static class Base {
    public String plain() {
      return "plain";
    }

    @RequiresScope(ConnectScope.DELETE)
    public String guarded() {
      return "guarded";
    }
  }

  /** Guarded by the methods that it inherits. */
  @ApplicationScoped
  static class InheritsMethods extends Base {}

  /** An application's own name for a demand. */
  @Stereotype
  @RequiresScope(ConnectScope.WRITE)
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Writing {}

  /** Guarded by a stereotype, also in what it inherits. */
  @Writing
  @ApplicationScoped
  static class ByStereotype extends Base {
    public String own() {
      return "own";
    }
  }

  /** A mistake. */
  @ApplicationScoped
  static class Undeclared {
    @RequiresScope(ConnectScope.ADMIN)
    public void administer() {}
  }

  /** A mistake. */
  @ApplicationScoped
  static class Private {
    public void call() {
      hidden();
    }

    @RequiresScope(ConnectScope.READ)
    private void hidden() {}
  }

  /** A mistake, one floor up. */
  abstract static class WithFinal {
    public final String open() {
      return "open";
    }
  }

  /** A mistake by inheritance. */
  @ApplicationScoped
  @RequiresScope(ConnectScope.READ)
  static class InheritsFinal extends WithFinal {}

  /** Demands a scope, but is no bean. */
  @RequiresScope(ConnectScope.READ)
  static class NoBean {}

  /** Demands a scope where CDI does not look. */
  interface Api {
    @RequiresScope(ConnectScope.READ)
    void call();
  }
}
