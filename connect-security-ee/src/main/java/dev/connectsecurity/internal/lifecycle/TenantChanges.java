package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.AppDisabled;
import dev.connectsecurity.AppEnabled;
import dev.connectsecurity.AppInstalled;
import dev.connectsecurity.AppUninstalled;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostReplaced;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Reason;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.TokenUse;
import java.util.Optional;

/** Stores what a callback brings and tells of it, if it changed anything. */
final class TenantChanges {
  private final AtlassianHosts hosts;
  private final LifecycleEvents events;

  TenantChanges(AtlassianHosts hosts, LifecycleEvents events) {
    this.hosts = hosts;
    this.events = events;
  }

  void install(AtlassianHost host, TokenUse use) {
    Installation installation = hosts.install(host, use);
    Change change = accepted(installation.change());
    if (change == Change.CREATED || change == Change.DONE) {
      events.fire(new AppInstalled(host, change == Change.DONE));
      installation.replaced().forEach(former -> events.fire(new HostReplaced(former, host)));
    }
  }

  boolean uninstall(String clientKey, TokenUse use) {
    // read first: were it read afterwards and failed, the retry would find nothing left to tell
    Optional<AtlassianHost> tenant = hosts.findFresh(clientKey);
    boolean done = accepted(hosts.uninstall(clientKey, use)) == Change.DONE;
    if (done) {
      tenant
          .map(host -> new AppUninstalled(host.withStatus(HostStatus.UNINSTALLED)))
          .ifPresent(events::fire);
    }
    return done;
  }

  void setEnabled(String clientKey, boolean enabled) {
    Optional<AtlassianHost> tenant = hosts.findFresh(clientKey);
    if (hosts.setEnabled(clientKey, enabled) == Change.DONE) {
      tenant.map(host -> switched(host, enabled)).ifPresent(events::fire);
    }
  }

  private static Object switched(AtlassianHost host, boolean enabled) {
    return enabled
        ? new AppEnabled(host.withStatus(HostStatus.ENABLED))
        : new AppDisabled(host.withStatus(HostStatus.DISABLED));
  }

  private static Change accepted(Change change) {
    if (change == Change.REPLAYED) {
      throw Refusal.of(Reason.REPLAY, "the token was used before with another body");
    }
    return change;
  }
}
