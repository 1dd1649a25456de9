package dev.connectsecurity.it.guards;

import static dev.connectsecurity.ConnectScope.READ;
import static dev.connectsecurity.ConnectScope.SPACE_ADMIN;

import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Every place where a demand for a scope can stand. */
public final class Resources {
  private Resources() {}

  /** On a class. */
  @Path("class")
  @RequestScoped
  @RequiresScope(SPACE_ADMIN)
  public static class OnClass {
    /** Guarded. */
    @GET
    public String get() {
      return "done";
    }

    /** Guarded by less than the class. */
    @GET
    @Path("less")
    @RequiresScope(READ)
    public String less() {
      return "done";
    }
  }

  /** On a method. */
  @Path("method")
  @RequestScoped
  public static class OnMethod {
    /** Guarded. */
    @GET
    @RequiresScope(SPACE_ADMIN)
    public String get() {
      return "done";
    }

    /** Not guarded. */
    @GET
    @Path("open")
    public String open() {
      return "done";
    }

    /** Guarded by two scopes. */
    @GET
    @Path("both")
    @RequiresScope({READ, SPACE_ADMIN})
    public String both() {
      return "done";
    }
  }

  /** Request scope and demand in one word. */
  @Stereotype
  @RequestScoped
  @RequiresScope(SPACE_ADMIN)
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Administrative {}

  /** By a stereotype. */
  @Path("stereotype")
  @Administrative
  public static class ByStereotype {
    /** Guarded. */
    @GET
    public String get() {
      return "done";
    }
  }

  /** What others inherit. */
  @RequiresScope(SPACE_ADMIN)
  public abstract static class Guarded {
    /** Guarded in every class below. */
    @GET
    public String get() {
      return "done";
    }
  }

  /** By inheritance. */
  @Path("inherited")
  @RequestScoped
  public static class ByInheritance extends Guarded {}

  /** Not a resource at all. */
  @ApplicationScoped
  public static class Service {
    /** Guarded. */
    @RequiresScope(SPACE_ADMIN)
    public String work() {
      return "done";
    }
  }

  /** Calls a guarded bean. */
  @Path("service")
  @RequestScoped
  public static class CallsService {
    @Inject private Service service;
    @Inject private Sub sub;

    /** Not guarded itself. */
    @GET
    public String get() {
      return service.work();
    }

    /** Hands over to a bean. */
    @Path("sub")
    public Sub sub() {
      return sub;
    }
  }

  /** A part of a resource. */
  @RequestScoped
  public static class Sub {
    /** Guarded. */
    @GET
    @RequiresScope(SPACE_ADMIN)
    public String get() {
      return "done";
    }
  }
}
