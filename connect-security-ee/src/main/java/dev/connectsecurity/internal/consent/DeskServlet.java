package dev.connectsecurity.internal.consent;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.internal.refusal.Refusals;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** What both doors of the desk have in common: GET only, careful headers, one way to refuse. */
abstract sealed class DeskServlet extends HttpServlet permits LoginServlet, CallbackServlet {
  private static final long serialVersionUID = 1L;

  private final transient Refusals refusals;
  private final boolean secure;

  /**
   * Makes a door.
   *
   * @param secure whether browsers come by https
   */
  DeskServlet(Refusals refusals, boolean secure) {
    this.refusals = refusals;
    this.secure = secure;
  }

  /**
   * Serves a GET.
   *
   * @throws AtlassianSecurityException if it is refused
   */
  abstract void serve(HttpServletRequest request, HttpServletResponse response);

  /**
   * Answers a browser.
   *
   * @param request the request
   * @param response a redirect, or a page of constant text
   * @throws IOException if the browser has gone
   */
  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    setHeaders(response);
    if (!request.getMethod().equals("GET")) {
      response.setHeader("Allow", "GET");
      Refusals.answer(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    try {
      serve(request, response);
    } catch (AtlassianSecurityException refusal) {
      refusals.reject(request, response, refusal, Optional.empty());
    }
  }

  // The address of a callback holds a code: it must go to no other page, log or cache.
  private void setHeaders(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'");
    if (secure) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /** Sends the browser elsewhere; the target is ours. */
  static void redirect(HttpServletResponse response, int status, String target) {
    response.setStatus(status);
    response.setHeader("Location", target);
  }
}
