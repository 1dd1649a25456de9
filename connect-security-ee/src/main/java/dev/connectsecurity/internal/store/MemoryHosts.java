package dev.connectsecurity.internal.store;

import static dev.connectsecurity.HostStatus.DISABLED;
import static dev.connectsecurity.HostStatus.ENABLED;
import static dev.connectsecurity.HostStatus.UNINSTALLED;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.internal.store.Overlap.Before;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.PreviousSecret;
import dev.connectsecurity.spi.TokenUse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Keeps tenants in this process only, for development: all are forgotten at its end.
 *
 * <p>Refuses and answers what a {@link JdbcStore} does. Thread-safe.
 *
 * @since 0.1
 */
public final class MemoryHosts implements AtlassianHosts {
  private final Clock clock;
  private final Overlap overlap;
  private final TreeMap<String, Row> rows = new TreeMap<>();
  private final Map<String, TokenUse> uses = new HashMap<>();

  /**
   * Makes an empty store.
   *
   * @param previousSecretTime how long the secret before a re-installation verifies
   * @param clock for the age of secrets and used tokens
   */
  public MemoryHosts(Duration previousSecretTime, Clock clock) {
    this.overlap = new Overlap(previousSecretTime);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public synchronized Optional<AtlassianHost> find(String clientKey) {
    return row(clientKey).map(Row::host);
  }

  @Override
  public synchronized Optional<PreviousSecret> previousSecret(String clientKey) {
    Instant now = clock.instant();
    return row(clientKey).flatMap(Row::previous).filter(previous -> now.isBefore(previous.until()));
  }

  @Override
  public synchronized List<AtlassianHost> list(String after, int limit) {
    return rows.tailMap(after, false).values().stream().limit(limit).map(Row::host).toList();
  }

  /**
   * Stores what an installation brought, enabled.
   *
   * @throws IllegalArgumentException if a value would not fit a database
   */
  @Override
  public synchronized Installation install(AtlassianHost host, TokenUse token) {
    Limits.check(host);
    return once(token, () -> store(host.withStatus(ENABLED)));
  }

  @Override
  public synchronized Change uninstall(String clientKey, TokenUse token) {
    return once(token, () -> Installation.of(end(clientKey) ? Change.DONE : Change.NOTHING))
        .change();
  }

  @Override
  public synchronized Change setEnabled(String clientKey, boolean enabled) {
    HostStatus from = enabled ? DISABLED : ENABLED;
    Optional<Row> row = row(clientKey).filter(found -> found.host().status() == from);
    row.ifPresent(found -> put(found.host().withStatus(enabled ? ENABLED : DISABLED), found));
    return row.isPresent() ? Change.DONE : Change.NOTHING;
  }

  @Override
  public synchronized List<String> uninstalled(Instant before, int limit) {
    return rows.values().stream()
        .filter(row -> row.uninstalledBefore(before))
        .sorted(Comparator.comparing(Row::changedAt))
        .limit(limit)
        .map(row -> row.host().clientKey())
        .toList();
  }

  @Override
  public synchronized boolean forget(String clientKey, Instant before) {
    Optional<Row> row = row(clientKey).filter(found -> found.uninstalledBefore(before));
    row.ifPresent(found -> rows.remove(clientKey));
    return row.isPresent();
  }

  private Installation store(AtlassianHost host) {
    Site site = Site.of(host);
    List<String> replaced =
        rows.values().stream()
            .map(Row::host)
            .filter(other -> !other.clientKey().equals(host.clientKey()))
            .filter(other -> other.status() != UNINSTALLED && Site.of(other).collidesWith(site))
            .map(AtlassianHost::clientKey)
            .toList();
    replaced.forEach(this::end);
    Instant now = clock.instant();
    Optional<Row> before = row(host.clientKey());
    Optional<PreviousSecret> previous =
        before.flatMap(row -> overlap.after(row.before(), host.sharedSecret(), now));
    rows.put(host.clientKey(), new Row(host, previous, now));
    return new Installation(before.isPresent() ? Change.DONE : Change.CREATED, replaced);
  }

  private boolean end(String clientKey) {
    Optional<Row> row = row(clientKey).filter(found -> found.host().status() != UNINSTALLED);
    row.ifPresent(
        found ->
            rows.put(
                clientKey,
                new Row(found.host().withStatus(UNINSTALLED), Optional.empty(), clock.instant())));
    return row.isPresent();
  }

  private void put(AtlassianHost host, Row before) {
    rows.put(host.clientKey(), new Row(host, before.previous(), clock.instant()));
  }

  private Optional<Row> row(String clientKey) {
    return Optional.ofNullable(rows.get(Objects.requireNonNull(clientKey, "clientKey")));
  }

  private Installation once(TokenUse token, Supplier<Installation> step) {
    Limits.check(token);
    TokenUse before = uses.get(token.tokenHash());
    if (before != null) {
      return Installation.of(TokenUses.judge(before.bodyHash(), token));
    }
    Instant kept = clock.instant().minus(TokenUses.KEPT);
    uses.values().removeIf(use -> use.expiresAt().isBefore(kept));
    uses.put(token.tokenHash(), token);
    return step.get();
  }

  /** A tenant as it is kept. */
  private record Row(AtlassianHost host, Optional<PreviousSecret> previous, Instant changedAt) {

    boolean uninstalledBefore(Instant time) {
      return host.status() == UNINSTALLED && changedAt.isBefore(time);
    }

    Before before() {
      return new Before(host.status(), Optional.of(host.sharedSecret()), previous);
    }
  }
}
