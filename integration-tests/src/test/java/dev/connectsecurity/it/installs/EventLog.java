package dev.connectsecurity.it.installs;

import dev.connectsecurity.AppDisabled;
import dev.connectsecurity.AppEnabled;
import dev.connectsecurity.AppInstalled;
import dev.connectsecurity.AppUninstalled;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.RequestRejected;
import dev.connectsecurity.spi.AtlassianHosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers every event, and what the store said at that moment. */
@ApplicationScoped
public class EventLog {
  private static final String TROUBLE = "trouble";

  @Inject private AtlassianHosts hosts;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  void installed(@Observes AppInstalled event) {
    note(event.again() ? "installed-again" : "installed", event.host());
  }

  void uninstalled(@Observes AppUninstalled event) {
    note("uninstalled", event.host());
  }

  void enabled(@Observes AppEnabled event) {
    note("enabled", event.host());
  }

  void disabled(@Observes AppDisabled event) {
    note("disabled", event.host());
  }

  void later(@ObservesAsync AppInstalled event) {
    lines.add("later " + event.host().clientKey());
  }

  void rejected(@Observes RequestRejected event) {
    lines.add("rejected " + event.clientKey().orElse("-") + " " + event.reason());
  }

  private void note(String what, AtlassianHost host) {
    String stored = hosts.findFresh(host.clientKey()).map(row -> row.status().name()).orElse("-");
    lines.add(what + " " + host.clientKey() + " " + host.status() + " stored " + stored);
    if (host.baseUrl().getHost().startsWith(TROUBLE)) {
      throw new IllegalStateException("an observer of the application fails");
    }
  }

  List<String> of(String clientKey) {
    return lines.stream().filter(line -> line.split(" ")[1].equals(clientKey)).toList();
  }
}
