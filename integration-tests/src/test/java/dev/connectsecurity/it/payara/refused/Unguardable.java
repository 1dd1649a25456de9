package dev.connectsecurity.it.payara.refused;

import static dev.connectsecurity.ConnectScope.DELETE;
import static dev.connectsecurity.ConnectScope.READ;

import dev.connectsecurity.RequiresScope;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;

/** Demands that nothing could keep, or nobody meet. */
public final class Unguardable {
  private Unguardable() {}

  /** A mistake. */
  @ApplicationScoped
  public static class PrivateMethod {
    /** Uses it. */
    public String open() {
      return secret();
    }

    @RequiresScope(READ)
    private String secret() {
      return "secret";
    }
  }

  /** A mistake. */
  @ApplicationScoped
  public static class StaticMethod {
    /** Would be open. */
    @RequiresScope(READ)
    public static String secret() {
      return "secret";
    }
  }

  /** A mistake. */
  @Dependent
  public static class FinalMethod {
    /** Would be open. */
    @RequiresScope(READ)
    public final String secret() {
      return "secret";
    }
  }

  /** What others inherit. */
  public abstract static class WithFinal {
    /** Would be open. */
    public final String secret() {
      return "secret";
    }
  }

  /** A mistake. */
  @Dependent
  @RequiresScope(READ)
  public static class InheritsFinal extends WithFinal {}

  /** A mistake. */
  @Dependent
  @RequiresScope(READ)
  public static final class FinalClass {
    /** Would be open. */
    public String secret() {
      return "secret";
    }
  }

  /** A mistake. */
  @ApplicationScoped
  public static class NoScope {
    /** Looks guarded. */
    @RequiresScope
    public String secret() {
      return "secret";
    }
  }

  /** A mistake. */
  public interface Contract {
    /** Looks guarded. */
    @RequiresScope(READ)
    String secret();
  }

  /** Keeps it. */
  @ApplicationScoped
  public static class OfContract implements Contract {
    @Override
    public String secret() {
      return "secret";
    }
  }

  /** Made by whoever needs it. */
  public static class NoBean {
    /** Would be open. */
    @RequiresScope(READ)
    public String secret() {
      return "secret";
    }
  }

  /** Guarded. */
  @ApplicationScoped
  public static class Base {
    /** Guarded. */
    @RequiresScope(READ)
    public String secret() {
      return "secret";
    }
  }

  /** A mistake. */
  @RequestScoped
  public static class Overriding extends Base {
    @Override
    public String secret() {
      return "open";
    }
  }

  /** A mistake. */
  @ApplicationScoped
  public static class Callback {
    @PostConstruct
    @RequiresScope(READ)
    void begin() {}
  }

  /** A mistake. */
  @ApplicationScoped
  public static class Initializer {
    @Inject
    @RequiresScope(READ)
    void begin(Base base) {}
  }

  /** A mistake. */
  @WebServlet("/method")
  public static class ServletMethod extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Would be open. */
    @RequiresScope(READ)
    public void secret() {}
  }

  /** A mistake. */
  @RequiresScope(READ)
  public static class Unregistered extends HttpServlet {
    private static final long serialVersionUID = 1L;
  }

  /** A mistake: the descriptor asks for less. */
  @ApplicationScoped
  public static class OneTooFew {
    /** Nobody could call it. */
    @RequiresScope(DELETE)
    public void delete() {}
  }

  /** One method has no rule. */
  @Path("rules")
  @RequestScoped
  public static class Ruled {
    /** Has a rule. */
    @GET
    @RequiresScope(READ)
    public String read() {
      return "read";
    }

    /** Has none. */
    @GET
    @Path("{id}")
    public String one() {
      return "one";
    }
  }

  /** Is open to all. */
  @Path("open")
  public static class Open {
    /** Needs no rule. */
    @GET
    public String get() {
      return "open";
    }
  }

  /** Has no rule. */
  @WebServlet("/report")
  public static class Report extends HttpServlet {
    private static final long serialVersionUID = 1L;
  }

  /** Where the resources are. */
  @ApplicationPath("/rest")
  public static class Rest extends Application {}

  /** Where the open resource is. */
  @ApplicationPath("/public")
  public static class PublicRest extends Application {}
}
