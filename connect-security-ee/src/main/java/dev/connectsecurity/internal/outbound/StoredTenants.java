package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Reason;
import dev.connectsecurity.spi.AtlassianHosts;
import java.util.Optional;

/**
 * Looks tenants up again: they may have changed since a target was made.
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
   * Gives a tenant as this node knows it: what another node has changed, it knows after the store's
   * cache time at the latest.
   *
   * @param known the tenant that a target is bound to
   * @return the tenant, perhaps with another secret
   * @throws CallRefusedException if it is not installed any more, or has become another one
   */
  AtlassianHost known(AtlassianHost known) {
    return same(known, hosts.find(known.clientKey()));
  }

  /**
   * Reads a tenant again, past caches.
   *
   * @param known the tenant that a target is bound to
   * @return the tenant as it is stored now
   * @throws CallRefusedException if it is not installed any more, or has become another one
   */
  AtlassianHost again(AtlassianHost known) {
    return same(known, hosts.findFresh(known.clientKey()));
  }

  private static AtlassianHost same(AtlassianHost known, Optional<AtlassianHost> found) {
    AtlassianHost stored =
        found.orElseThrow(
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
