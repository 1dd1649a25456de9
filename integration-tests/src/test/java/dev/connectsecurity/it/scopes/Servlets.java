package dev.connectsecurity.it.scopes;

import static dev.connectsecurity.ConnectScope.SPACE_ADMIN;

import dev.connectsecurity.RequiresScope;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Servlets with a demand, and the ways to them. */
public final class Servlets {
  private Servlets() {}

  /** Answers. */
  public abstract static class Done extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("done");
    }
  }

  /** Guarded as a whole. */
  @WebServlet(name = "guarded", urlPatterns = "/guarded", asyncSupported = true)
  @RequiresScope(SPACE_ADMIN)
  public static class Guarded extends Done {
    private static final long serialVersionUID = 1L;
  }

  /** Guarded by what it extends. */
  @WebServlet("/guarded-inherited")
  public static class Inheriting extends Guarded {
    private static final long serialVersionUID = 1L;
  }

  /** Guarded by a stereotype. */
  @WebServlet("/guarded-stereotype")
  @Beans.Administrative
  public static class Stereotyped extends Done {
    private static final long serialVersionUID = 1L;
  }

  /** Guarded by alternatives. */
  @WebServlet("/guarded-alternatives")
  @RequiresScope(SPACE_ADMIN)
  @RequiresScope(oauth = "read:jira-work")
  public static class Alternatives extends Done {
    private static final long serialVersionUID = 1L;
  }

  /** Registered in web.xml only. */
  @RequiresScope(SPACE_ADMIN)
  public static class InWebXml extends Done {
    private static final long serialVersionUID = 1L;
  }

  /** Leads to the guarded servlet. */
  @WebServlet(
      urlPatterns = {"/way/*", "/public/way/*"},
      asyncSupported = true)
  public static class Way extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      RequestDispatcher byPath = request.getRequestDispatcher("/guarded");
      RequestDispatcher byName = getServletContext().getNamedDispatcher("guarded");
      switch (request.getPathInfo()) {
        case "/forward" -> byPath.forward(request, response);
        case "/include" -> byPath.include(request, response);
        case "/named-forward" -> byName.forward(request, response);
        case "/named-include" -> byName.include(request, response);
        default -> dispatch(request);
      }
    }

    private static void dispatch(HttpServletRequest request) {
      AsyncContext async = request.startAsync();
      async.dispatch("/guarded");
    }
  }

  /** Calls what is called from Java. */
  @WebServlet({"/row/*", "/public/row/*"})
  public static class Row extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject private transient Rows rows;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      try {
        response.getWriter().print(rows.run(request.getPathInfo().substring(1)));
      } catch (RuntimeException | IOException failure) {
        throw failure;
      } catch (Exception failure) {
        throw new ServletException(failure);
      }
    }
  }
}
