package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Reason;
import dev.connectsecurity.spi.AtlassianHosts;

/**
 * Reads tenants again, past caches: a secret may have changed since a target was made.
 *
 * @param hosts the tenants
 */
record StoredTenants(AtlassianHosts hosts) {

  /**
   * Refuses tenants that the app is not installed at.
   *
   * @throws CallRefusedException if it is uninstalled
   */
  static AtlassianHost requireInstalled(AtlassianHost host) {
    if (host.status() == HostStatus.UNINSTALLED) {
      throw new CallRefusedException(
          Reason.UNINSTALLED, "Not sent: the app is uninstalled at " + host.baseUrl());
    }
    return host;
  }

  /**
   * Reads a tenant again.
   *
   * @param known the tenant that a target is bound to
   * @return the tenant as it is stored now
   * @throws CallRefusedException if it is not installed any more, or has become another one
   */
  AtlassianHost again(AtlassianHost known) {
    AtlassianHost stored =
        hosts
            .findFresh(known.clientKey())
            .orElseThrow(
                () ->
                    new CallRefusedException(
                        Reason.UNKNOWN_TENANT,
                        "Not sent: the app was never installed at " + known.baseUrl()));
    requireInstalled(stored);
    if (!isSame(known, stored)) {
      throw new CallRefusedException(
          Reason.FOREIGN_TARGET,
          "Not sent: "
              + known.baseUrl()
              + " was installed anew with other data; make the target from the tenant as it is now");
    }
    return stored;
  }

  private static boolean isSame(AtlassianHost one, AtlassianHost other) {
    return one.baseUrl().equals(other.baseUrl())
        && one.oauthClientId().equals(other.oauthClientId())
        && one.cloudId().equals(other.cloudId());
  }
}
