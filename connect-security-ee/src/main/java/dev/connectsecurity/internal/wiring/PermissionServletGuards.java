package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.access.PermissionGuard;
import dev.connectsecurity.internal.access.PermissionServletGuard;
import jakarta.servlet.ServletContext;

/** Puts a guard before every servlet that demands permissions. */
final class PermissionServletGuards {
  private PermissionServletGuards() {}

  static void register(Class<?> servlet, PermissionGuard guard, ServletContext context) {
    PermissionRules.check(servlet);
    PermissionServletGuard.of(servlet, guard)
        .ifPresent(
            filter ->
                ServletGuards.register(
                    servlet, "connect-security-permission-guard", filter, context));
  }
}
