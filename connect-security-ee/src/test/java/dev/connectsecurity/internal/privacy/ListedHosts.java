package dev.connectsecurity.internal.privacy;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.TokenUse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;

/** Tenants that can be listed, and nothing else. */
final class ListedHosts implements AtlassianHosts {
  private final ConcurrentSkipListMap<String, AtlassianHost> hosts = new ConcurrentSkipListMap<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  ListedHosts with(AtlassianHost host) {
    hosts.put(host.clientKey(), host);
    return this;
  }

  /** Fails from now on. */
  void fail(RuntimeException with) {
    failure.set(with);
  }

  void down() {
    fail(new UnavailableException(Reason.STORE_UNAVAILABLE, "the store is down", null));
  }

  void up() {
    failure.set(null);
  }

  @Override
  public List<AtlassianHost> list(String after, int limit) {
    if (failure.get() != null) {
      throw failure.get();
    }
    return hosts.tailMap(after, false).values().stream().limit(limit).toList();
  }

  @Override
  public Optional<AtlassianHost> find(String clientKey) {
    throw new UnsupportedOperationException();
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
