package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Guards one servlet, which no CDI container intercepts, in every way it can be reached: also by
 * forward and include.
 *
 * @since 0.1
 */
public final class ServletGuard implements Filter {
  private final Set<ConnectScope> demanded;

  private ServletGuard(Set<ConnectScope> demanded) {
    this.demanded = demanded;
  }

  /**
   * Makes the guard of a servlet class.
   *
   * @return the guard, or nothing if the class itself demands no scopes
   */
  public static Optional<ServletGuard> of(Class<?> servlet) {
    return ScopeDemand.on(servlet).map(ServletGuard::new);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(((HttpServletRequest) request).getUserPrincipal() instanceof AtlassianPrincipal caller)) {
      throw new NotAuthenticatedException(
          Reason.MISSING, "the request has no authenticated caller");
    }
    ScopeDemand.check(demanded, caller.scopes());
    chain.doFilter(request, response);
  }
}
