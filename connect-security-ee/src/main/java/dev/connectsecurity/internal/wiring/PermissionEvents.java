package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AppInstalled;
import dev.connectsecurity.AppUninstalled;
import dev.connectsecurity.internal.access.PermissionGuard;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;

/** Forgets what users of a tenant may do when the tenant comes or goes. */
@Dependent
class PermissionEvents {

  void forget(@Observes AppUninstalled gone, PermissionGuard guard) {
    guard.forget(gone.host().clientKey());
  }

  void forget(@Observes AppInstalled came, PermissionGuard guard) {
    guard.forget(came.host().clientKey());
  }
}
