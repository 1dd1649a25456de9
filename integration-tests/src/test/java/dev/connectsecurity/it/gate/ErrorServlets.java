package dev.connectsecurity.it.gate;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What happens to a public page that fails. */
final class ErrorServlets {
  private ErrorServlets() {}

  /** Sends everybody to the error page. */
  @WebServlet("/public/error")
  public static class Failing extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** The error page, which lies behind the gate. */
  @WebServlet("/error-page")
  public static class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("error page for " + request.getUserPrincipal());
    }
  }
}
