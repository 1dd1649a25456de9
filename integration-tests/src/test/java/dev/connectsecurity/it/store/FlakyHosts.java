package dev.connectsecurity.it.store;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.TokenUse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The application's own store, which fails on demand. */
@ApplicationScoped
public class FlakyHosts implements AtlassianHosts {
  private final Map<String, AtlassianHost> rows = new ConcurrentHashMap<>();
  private final AtomicBoolean down = new AtomicBoolean();

  void setDown(boolean isDown) {
    down.set(isDown);
  }

  private Map<String, AtlassianHost> rows() {
    if (down.get()) {
      throw new UnavailableException(Reason.STORE_UNAVAILABLE, "down on demand", null);
    }
    return rows;
  }

  @Override
  public Optional<AtlassianHost> find(String clientKey) {
    return Optional.ofNullable(rows().get(clientKey));
  }

  @Override
  public Installation install(AtlassianHost host, TokenUse token) {
    return Installation.of(
        rows().put(host.clientKey(), host) == null ? Change.CREATED : Change.DONE);
  }

  @Override
  public Change uninstall(String clientKey, TokenUse token) {
    return change(clientKey, HostStatus.UNINSTALLED);
  }

  @Override
  public Change setEnabled(String clientKey, boolean enabled) {
    return change(clientKey, enabled ? HostStatus.ENABLED : HostStatus.DISABLED);
  }

  private Change change(String clientKey, HostStatus status) {
    return rows().computeIfPresent(clientKey, (key, host) -> host.withStatus(status)) == null
        ? Change.NOTHING
        : Change.DONE;
  }
}
