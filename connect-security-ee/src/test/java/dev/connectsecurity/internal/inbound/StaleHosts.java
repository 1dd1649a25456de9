package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.TokenUse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A store whose cache may lag behind what another node has written. */
final class StaleHosts implements AtlassianHosts {
  private final Map<String, AtlassianHost> cached = new HashMap<>();
  private final Map<String, AtlassianHost> stored = new HashMap<>();
  int freshReads;
  boolean down;

  void store(AtlassianHost host) {
    cached.put(host.clientKey(), host);
    stored.put(host.clientKey(), host);
  }

  void storeOnAnotherNode(AtlassianHost host) {
    stored.put(host.clientKey(), host);
  }

  @Override
  public Optional<AtlassianHost> find(String clientKey) {
    if (down) {
      throw new UnavailableException(Reason.STORE_UNAVAILABLE, "the store is down", null);
    }
    return Optional.ofNullable(cached.get(clientKey));
  }

  @Override
  public Optional<AtlassianHost> findFresh(String clientKey) {
    freshReads++;
    return Optional.ofNullable(stored.get(clientKey));
  }

  @Override
  public Installation install(AtlassianHost host, TokenUse token) {
    throw new AssertionError("the gate stores nothing");
  }

  @Override
  public Change uninstall(String clientKey, TokenUse token) {
    throw new AssertionError("the gate stores nothing");
  }

  @Override
  public Change setEnabled(String clientKey, boolean enabled) {
    throw new AssertionError("the gate stores nothing");
  }
}
