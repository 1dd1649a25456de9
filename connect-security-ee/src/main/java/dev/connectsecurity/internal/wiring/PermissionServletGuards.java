package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.access.PermissionGuard;
import dev.connectsecurity.internal.access.PermissionServletGuard;
import jakarta.servlet.ServletContext;

/** Puts a guard before every servlet that demands permissions. */
final class PermissionServletGuards {
  private PermissionServletGuards() {}

  /** Looks over a servlet's demands, and notes them. */
  static void check(Class<?> servlet, ConnectExtension extension) {
    PermissionRules.check(servlet, extension.deployment().hasCallers());
    extension.guards().addPermissions(servlet);
  }

  static void register(Class<?> servlet, PermissionGuard guard, ServletContext context) {
    PermissionServletGuard.of(servlet, guard)
        .ifPresent(
            filter ->
                ServletGuards.register(
                    servlet, "connect-security-permission-guard", filter, context));
  }
}
