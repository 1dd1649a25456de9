package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianPrincipal;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Guards one servlet by permissions, in every way it can be reached: also by forward and include.
 *
 * @since 0.1
 */
public final class PermissionServletGuard implements Filter {
  private final List<PermissionDemand> demands;
  private final PermissionGuard guard;
  private final String where;

  private PermissionServletGuard(
      List<PermissionDemand> demands, PermissionGuard guard, String where) {
    this.demands = demands;
    this.guard = guard;
    this.where = where;
  }

  /**
   * Makes the filter before a servlet class.
   *
   * @return the filter, or nothing if the class itself demands no permission
   */
  public static Optional<PermissionServletGuard> of(Class<?> servlet, PermissionGuard guard) {
    return Optional.of(PermissionDemand.on(servlet))
        .filter(demands -> !demands.isEmpty())
        .map(demands -> new PermissionServletGuard(demands, guard, servlet.getSimpleName()));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    AtlassianPrincipal caller = ServletCaller.of(request);
    guard.check(demands, caller, name -> Optional.empty(), where);
    chain.doFilter(request, response);
  }
}
