package dev.connectsecurity.it.payara;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Classes with a mistake each. */
final class Mistakes {
  private Mistakes() {}

  /** Demands a scope that the descriptor does not declare. */
  @RequestScoped
  public static class Undeclared {
    /** Demands it. */
    @RequiresScope(ConnectScope.WRITE)
    public void change() {
      // never runs
    }
  }

  /** Guards what cannot be guarded. */
  @ApplicationScoped
  public static class PrivateMethod {
    @RequiresScope(ConnectScope.READ)
    private String secret() {
      return "secret";
    }

    /** Uses it. */
    public String open() {
      return secret();
    }
  }

  /** Guards a method that cannot be overridden. */
  @ApplicationScoped
  public static class StaticMethod {
    /** Static. */
    @RequiresScope(ConnectScope.READ)
    public static String secret() {
      return "secret";
    }
  }

  /** Guards a class that CDI does not know. */
  @Path("no-bean")
  @RequiresScope(ConnectScope.READ)
  public static class NoBean {
    /** Would be open to all. */
    @GET
    public String get() {
      return "open";
    }
  }

  /** Guards one method of a servlet. */
  @WebServlet("/half")
  public static class HalfServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Called by nobody. */
    @RequiresScope(ConnectScope.READ)
    public void work() {
      // never runs
    }
  }

  /** Takes a path that Atlassian's callbacks need. */
  @WebServlet("/lifecycle/installed")
  public static class TakenPath extends HttpServlet {
    private static final long serialVersionUID = 1L;
  }
}
