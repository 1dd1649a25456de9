package dev.connectsecurity.it.scopes;

import static dev.connectsecurity.ConnectScope.SPACE_ADMIN;

import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;

/** JAX-RS resources with a demand. */
public final class Resources {
  private Resources() {}

  /** Where they are. */
  @ApplicationPath("/rest")
  public static class Rest extends Application {}

  /** Guarded as a whole. */
  @Path("class")
  @RequestScoped
  @RequiresScope(SPACE_ADMIN)
  public static class OnClass {
    @Inject private Sub sub;
    @Inject private OpenSub openSub;

    /** Guarded. */
    @GET
    public String get() {
      return "done";
    }

    /** A locator is a method like others. */
    @Path("locator")
    public OpenSub locate() {
      return openSub;
    }
  }

  /** Guarded by method. */
  @Path("method")
  @RequestScoped
  public static class OnMethod {
    @Inject private Sub sub;
    @Inject private Beans.ApplicationMethod guarded;

    /** Guarded. */
    @GET
    @RequiresScope(SPACE_ADMIN)
    public String get() {
      return "done";
    }

    /** Not guarded; leads to what is. */
    @Path("sub")
    public Sub sub() {
      return sub;
    }

    /** Calls a guarded bean. */
    @GET
    @Path("bean")
    public String bean() {
      return guarded.work();
    }
  }

  /** A guarded part of a resource. */
  @RequestScoped
  @RequiresScope(SPACE_ADMIN)
  public static class Sub {
    /** Guarded. */
    @GET
    public String get() {
      return "done";
    }
  }

  /** A part of a resource. */
  @RequestScoped
  public static class OpenSub {
    /** Not guarded itself. */
    @GET
    public String get() {
      return "done";
    }
  }

  /** Says how. */
  public interface Api {
    /** Answers. */
    @GET
    String get();
  }

  /** Guarded, and JAX-RS by its interface. */
  @Path("interface")
  @RequestScoped
  @RequiresScope(SPACE_ADMIN)
  public static class ByInterface implements Api {
    @Override
    public String get() {
      return "done";
    }
  }

  /**
   * Guarded; no resource by itself, because TomEE 9 starts no resource that another one extends.
   */
  @RequiresScope(SPACE_ADMIN)
  public abstract static class Base {
    /** Guarded. */
    @GET
    public String get() {
      return "done";
    }
  }

  /** Guarded by what it extends. */
  @Path("inherited")
  @RequestScoped
  public static class Inheriting extends Base {}
}
