package dev.connectsecurity.testing;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.TokenUse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Tenants that a test puts in place; counts the readings past caches. */
public final class FakeHosts implements AtlassianHosts {
  private final Map<String, AtlassianHost> hosts = new ConcurrentHashMap<>();
  private final AtomicInteger fresh = new AtomicInteger();
  private final AtomicBoolean down = new AtomicBoolean();

  /** Stores a tenant, new or known. */
  public FakeHosts with(AtlassianHost host) {
    hosts.put(host.clientKey(), host);
    return this;
  }

  public void remove(String clientKey) {
    hosts.remove(clientKey);
  }

  public void fail() {
    down.set(true);
  }

  public int readings() {
    return fresh.get();
  }

  @Override
  public Optional<AtlassianHost> find(String clientKey) {
    demandUp();
    return Optional.ofNullable(hosts.get(clientKey));
  }

  @Override
  public Optional<AtlassianHost> findFresh(String clientKey) {
    fresh.incrementAndGet();
    demandUp();
    return Optional.ofNullable(hosts.get(clientKey));
  }

  private void demandUp() {
    if (down.get()) {
      throw new UnavailableException(Reason.STORE_UNAVAILABLE, "the store is down", null);
    }
  }

  @Override
  public Installation install(AtlassianHost host, TokenUse token) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Change uninstall(String clientKey, TokenUse token) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Change setEnabled(String clientKey, boolean enabled) {
    throw new UnsupportedOperationException();
  }
}
