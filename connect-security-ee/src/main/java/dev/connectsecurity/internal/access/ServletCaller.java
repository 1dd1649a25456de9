package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;

/** Finds the caller of a servlet's request, for the filters that guard servlets. */
final class ServletCaller {
  private ServletCaller() {}

  /**
   * Gives the caller.
   *
   * @throws NotAuthenticatedException if the gate let the request through without one
   */
  static AtlassianPrincipal of(ServletRequest request) {
    if (((HttpServletRequest) request).getUserPrincipal() instanceof AtlassianPrincipal caller) {
      return caller;
    }
    throw new NotAuthenticatedException(Reason.MISSING, "the request has no authenticated caller");
  }
}
