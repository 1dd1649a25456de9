package dev.connectsecurity.testing;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;

/** What an application serves, with and without rules. */
public final class Serving {
  private Serving() {}

  /** Serves below a path. */
  @ApplicationPath("/rest/*")
  public static class Rest extends Application {}

  /** Has a rule for one of two methods. */
  @Path("notes")
  @RequestScoped
  public static class Notes {
    @GET
    @RequiresScope(ConnectScope.READ)
    public void list() {}

    @POST
    @Path("{id}")
    public void add() {}

    public void helper() {}
  }

  /** Has one rule for all. */
  @Path("/guarded/")
  @RequestScoped
  @RequiresScope(ConnectScope.NONE)
  public static class Guarded {
    @GET
    public void get() {}
  }

  /** Everybody may read it. */
  @Path("open")
  public static class Open {
    @GET
    public void get() {}

    @GET
    @Path("/{name}")
    public void byName() {}
  }

  /** Is not under a path of its own. */
  public static class Sub {
    @GET
    public void get() {}
  }

  /** Says where and how, not what. */
  @Path("api")
  public interface Api {
    @GET
    void read();
  }

  /** Says what. */
  @RequestScoped
  public static class ApiBean implements Api {
    @Override
    public void read() {}
  }

  /** Has no rule. */
  @WebServlet(urlPatterns = "/report")
  public static class Report extends HttpServlet {
    private static final long serialVersionUID = 1L;
  }

  /** Everybody may read it. */
  @WebServlet({"/rest/open/servlet", "/rest/open/more/*"})
  public static class OpenServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
  }
}
