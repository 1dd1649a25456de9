package dev.connectsecurity.it.payara.tenants;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Two editions of an app: the second can write. */
public final class Pages {
  private Pages() {}

  /** Tells what the caller's tenant holds. */
  @WebServlet("/page")
  public static class Held extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject private transient AtlassianPrincipal caller;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(caller.scopes());
    }
  }

  /** Reads. */
  @WebServlet("/read")
  @RequiresScope(ConnectScope.READ)
  public static class Read extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("read");
    }
  }

  /** Writes. */
  @WebServlet("/write")
  @RequiresScope(ConnectScope.WRITE)
  public static class Write extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("written");
    }
  }

  /** Demands by alternatives and for another kind of caller. */
  @ApplicationScoped
  public static class More {
    /** Either. */
    @RequiresScope(ConnectScope.DELETE)
    @RequiresScope(oauth = "delete:jira-work")
    public void delete() {}

    /** Every Connect caller. */
    @RequiresScope(ConnectScope.NONE)
    public void anybody() {}

    /** On behalf of users. */
    @RequiresScope({ConnectScope.READ, ConnectScope.ACT_AS_USER})
    public void asUser() {}
  }
}
