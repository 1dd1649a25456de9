package dev.connectsecurity.internal.store;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import java.time.Instant;
import java.util.Objects;

/**
 * A tenant that another library has kept.
 *
 * @param host the tenant
 * @param changed when it was last changed there; decides which of two tenants holds a site
 * @since 0.1
 */
public record MovedTenant(AtlassianHost host, Instant changed) {

  /**
   * Describes it.
   *
   * @throws NullPointerException if a component is null
   * @throws IllegalArgumentException if no store can keep it as it is; the message names what is
   *     too long, and not its value
   */
  public MovedTenant {
    Objects.requireNonNull(changed, "changed");
    Limits.check(host);
    if (host.sharedSecret().reveal().startsWith(SecretColumn.MARK)) {
      throw new IllegalArgumentException("sharedSecret begins like an encrypted one");
    }
  }

  MovedTenant uninstalled() {
    return new MovedTenant(host.withStatus(HostStatus.UNINSTALLED), changed);
  }

  boolean isInstalled() {
    return host.status() != HostStatus.UNINSTALLED;
  }

  // The time that an uninstalled tenant is kept for begins here.
  Instant updatedAt(Instant now) {
    return isInstalled() ? changed : now;
  }
}
