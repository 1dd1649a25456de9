package dev.connectsecurity.it.scopes;

import static dev.connectsecurity.ConnectScope.NONE;
import static dev.connectsecurity.ConnectScope.SPACE_ADMIN;

import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.Typed;
import java.io.Serializable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Beans of every scope, with the demand at every place. */
public final class Beans {
  private Beans() {}

  /** What one can ask of each. */
  public interface Work {
    /** Does something that needs a right. */
    String work();
  }

  /** Guarded as a whole, for those who inherit. */
  @RequiresScope(SPACE_ADMIN)
  public abstract static class Guarded implements Work {
    @Override
    public String work() {
      return "done";
    }
  }

  /** One method is guarded, for those who inherit. */
  public abstract static class GuardedByMethod implements Work {
    @Override
    @RequiresScope(SPACE_ADMIN)
    public String work() {
      return "done";
    }
  }

  /** A demand by another name. */
  @Stereotype
  @RequiresScope(SPACE_ADMIN)
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Administrative {}

  /** A row of the table. */
  @ApplicationScoped
  @Typed(ApplicationClass.class)
  @RequiresScope(SPACE_ADMIN)
  public static class ApplicationClass implements Work {
    @Override
    public String work() {
      return "done";
    }
  }

  /** A row of the table. */
  @ApplicationScoped
  @Typed(ApplicationMethod.class)
  public static class ApplicationMethod implements Work {
    @Override
    @RequiresScope(SPACE_ADMIN)
    public String work() {
      return "done";
    }

    @RequiresScope(SPACE_ADMIN)
    String ofThePackage() {
      return "done";
    }

    @RequiresScope(SPACE_ADMIN)
    protected String ofTheFamily() {
      return "done";
    }

    /** Calls the guarded method from inside. */
    public String callsItself() {
      return work();
    }
  }

  /** A row of the table. */
  @ApplicationScoped
  @Typed(ApplicationInherited.class)
  public static class ApplicationInherited extends Guarded {}

  /** A row of the table. */
  @ApplicationScoped
  @Typed(ApplicationInheritedMethod.class)
  public static class ApplicationInheritedMethod extends GuardedByMethod {}

  /** A row of the table. */
  @ApplicationScoped
  @Administrative
  @Typed(ApplicationStereotype.class)
  public static class ApplicationStereotype implements Work {
    @Override
    public String work() {
      return "done";
    }
  }

  /** A row of the table. */
  @RequestScoped
  @Typed(RequestClass.class)
  @RequiresScope(SPACE_ADMIN)
  public static class RequestClass implements Work {
    @Override
    public String work() {
      return "done";
    }
  }

  /** A row of the table. */
  @RequestScoped
  @Typed(RequestMethod.class)
  public static class RequestMethod implements Work {
    @Override
    @RequiresScope(SPACE_ADMIN)
    public String work() {
      return "done";
    }
  }

  /** A row of the table. */
  @RequestScoped
  @Typed(RequestInherited.class)
  public static class RequestInherited extends Guarded {}

  /** A row of the table. */
  @RequestScoped
  @Administrative
  @Typed(RequestStereotype.class)
  public static class RequestStereotype implements Work {
    @Override
    public String work() {
      return "done";
    }
  }

  /** A row of the table. */
  @SessionScoped
  @Typed(SessionClass.class)
  @RequiresScope(SPACE_ADMIN)
  public static class SessionClass implements Work, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public String work() {
      return "done";
    }
  }

  /** A row of the table. */
  @Dependent
  @Typed(DependentClass.class)
  @RequiresScope(SPACE_ADMIN)
  public static class DependentClass implements Work {
    @Override
    public String work() {
      return "done";
    }
  }

  /** A row of the table. */
  @Dependent
  @Typed(DependentMethod.class)
  public static class DependentMethod implements Work {
    @Override
    @RequiresScope(SPACE_ADMIN)
    public String work() {
      return "done";
    }
  }

  /** A row of the table. */
  @Dependent
  @Typed(DependentInherited.class)
  public static class DependentInherited extends Guarded {}

  /** A row of the table. */
  @Administrative
  @Typed(DependentStereotype.class)
  public static class DependentStereotype implements Work {
    @Override
    public String work() {
      return "done";
    }
  }

  /** The method demands more than the class. */
  @ApplicationScoped
  @Typed(MethodBeforeClass.class)
  @RequiresScope(NONE)
  public static class MethodBeforeClass implements Work {
    @Override
    @RequiresScope(SPACE_ADMIN)
    public String work() {
      return "done";
    }
  }

  /** Open to the one or to the other. */
  @ApplicationScoped
  @Typed(AlternativesOfClass.class)
  @RequiresScope(oauth = "read:jira-work")
  @RequiresScope(SPACE_ADMIN)
  public static class AlternativesOfClass implements Work {
    @Override
    public String work() {
      return "done";
    }
  }

  /** Inherits the alternatives. */
  @ApplicationScoped
  @Typed(AlternativesInherited.class)
  public static class AlternativesInherited extends AlternativesOfClass {}

  /** Open to the one or to the other, of two kinds of caller. */
  @ApplicationScoped
  @Typed(AlternativesOfMethod.class)
  public static class AlternativesOfMethod implements Work {
    @Override
    @RequiresScope(SPACE_ADMIN)
    @RequiresScope(oauth = "read:jira-work")
    public String work() {
      return "done";
    }

    /** Is not for Connect callers, whatever they hold. */
    @RequiresScope(oauth = "read:jira-work")
    public String oauthOnly() {
      return "done";
    }
  }
}
