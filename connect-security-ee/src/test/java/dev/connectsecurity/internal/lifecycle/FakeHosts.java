package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.TokenUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store in memory that keeps the contract, can fail, and can answer from a cache gone stale. */
final class FakeHosts implements AtlassianHosts {
  private final Map<String, AtlassianHost> rows = new HashMap<>();
  private final Map<String, AtlassianHost> stale = new HashMap<>();
  private final Map<String, TokenUse> uses = new HashMap<>();
  private final List<TokenUse> allUses = new ArrayList<>();
  private boolean down;
  private int freshReads;

  synchronized void put(AtlassianHost host) {
    rows.put(host.clientKey(), host);
  }

  /** Lets {@link #find} answer with what is there now, whatever is stored from here on. */
  synchronized void freezeCache() {
    stale.putAll(rows);
  }

  synchronized void down(boolean isDown) {
    down = isDown;
  }

  synchronized Map<String, AtlassianHost> rows() {
    return Map.copyOf(rows);
  }

  synchronized List<TokenUse> uses() {
    return List.copyOf(allUses);
  }

  synchronized int freshReads() {
    return freshReads;
  }

  @Override
  public synchronized Optional<AtlassianHost> find(String clientKey) {
    checkUp();
    return Optional.ofNullable(stale.getOrDefault(clientKey, rows.get(clientKey)));
  }

  @Override
  public synchronized Optional<AtlassianHost> findFresh(String clientKey) {
    checkUp();
    freshReads++;
    return Optional.ofNullable(rows.get(clientKey));
  }

  @Override
  public synchronized Installation install(AtlassianHost host, TokenUse token) {
    checkUp();
    Optional<Change> before = use(token);
    if (before.isPresent()) {
      return Installation.of(before.get());
    }
    List<String> replaced =
        rows.values().stream()
            .filter(other -> other.status() != HostStatus.UNINSTALLED)
            .filter(other -> other.baseUrl().equals(host.baseUrl()))
            .map(AtlassianHost::clientKey)
            .filter(key -> !key.equals(host.clientKey()))
            .toList();
    replaced.forEach(key -> change(key, HostStatus.UNINSTALLED));
    Change change = rows.put(host.clientKey(), host) == null ? Change.CREATED : Change.DONE;
    return new Installation(change, replaced);
  }

  @Override
  public synchronized Change uninstall(String clientKey, TokenUse token) {
    checkUp();
    return use(token).orElseGet(() -> change(clientKey, HostStatus.UNINSTALLED));
  }

  @Override
  public synchronized Change setEnabled(String clientKey, boolean enabled) {
    checkUp();
    return change(clientKey, enabled ? HostStatus.ENABLED : HostStatus.DISABLED);
  }

  private Optional<Change> use(TokenUse token) {
    allUses.add(token);
    TokenUse before = uses.putIfAbsent(token.tokenHash(), token);
    return Optional.ofNullable(before)
        .map(use -> use.bodyHash().equals(token.bodyHash()) ? Change.REPEATED : Change.REPLAYED);
  }

  private Change change(String clientKey, HostStatus next) {
    AtlassianHost host = rows.get(clientKey);
    if (host == null || host.status() == next || host.status() == HostStatus.UNINSTALLED) {
      return Change.NOTHING;
    }
    rows.put(clientKey, host.withStatus(next));
    return Change.DONE;
  }

  private void checkUp() {
    if (down) {
      throw new UnavailableException(Reason.STORE_UNAVAILABLE, "the store is down", null);
    }
  }
}
