package dev.connectsecurity.internal.access;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianPrincipal;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Guards one servlet, which no CDI container intercepts, in every way it can be reached: also by
 * forward and include.
 *
 * @since 0.1
 */
public final class ServletGuard implements Filter {
  private final ScopeDemand demanded;
  private final String where;
  private final Consumer<AccessRefused> refusals;

  private ServletGuard(ScopeDemand demanded, String where, Consumer<AccessRefused> refusals) {
    this.demanded = demanded;
    this.where = where;
    this.refusals = refusals;
  }

  /**
   * Makes the guard of a servlet class.
   *
   * @param refusals is told of each refusal
   * @return the guard, or nothing if the class itself demands no scopes
   */
  public static Optional<ServletGuard> of(Class<?> servlet, Consumer<AccessRefused> refusals) {
    return ScopeDemand.on(servlet)
        .map(demand -> new ServletGuard(demand, servlet.getSimpleName(), refusals));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    AtlassianPrincipal caller = ServletCaller.of(request);
    try {
      demanded.check(caller);
    } catch (AccessDeniedException refusal) {
      Refused.tell(refusals, refusal, caller, where);
      throw refusal;
    }
    chain.doFilter(request, response);
  }
}
