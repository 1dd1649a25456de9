package dev.connectsecurity.it.guards;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import dev.connectsecurity.it.probe.Probe;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A guarded servlet and the ways to it. */
final class Servlets {
  private Servlets() {}

  /** Guarded as a whole; counts who gets in. */
  @WebServlet("/servlet")
  @RequiresScope(ConnectScope.SPACE_ADMIN)
  public static class GuardedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject private transient Probe probe;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      probe.hit();
      response.getWriter().print("done");
    }
  }

  /** Leads everybody to the guarded servlet. */
  @WebServlet("/public/forward")
  public static class Forward extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      request.getRequestDispatcher("/servlet").forward(request, response);
    }
  }

  /** Shows the guarded servlet to everybody. */
  @WebServlet("/public/include")
  public static class Include extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      request.getRequestDispatcher("/servlet").include(request, response);
    }
  }

  /** Calls a guarded bean for everybody, on this thread or on another. */
  @WebServlet({"/public/service", "/elsewhere"})
  public static class CallsService extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject private transient Resources.Service service;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      boolean elsewhere = request.getServletPath().equals("/elsewhere");
      response.getWriter().print(elsewhere ? elsewhere() : service.work());
    }

    private String elsewhere() {
      try {
        return CompletableFuture.supplyAsync(() -> service.work()).join();
      } catch (CompletionException refused) {
        return ((AtlassianSecurityException) refused.getCause()).reason().name();
      }
    }
  }
}
