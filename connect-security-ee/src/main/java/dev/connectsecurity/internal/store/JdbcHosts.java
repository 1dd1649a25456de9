package dev.connectsecurity.internal.store;

import static dev.connectsecurity.HostStatus.DISABLED;
import static dev.connectsecurity.HostStatus.ENABLED;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.internal.store.Overlap.Before;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.PreviousSecret;
import dev.connectsecurity.spi.TokenUse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps tenants in the tables of {@link Schema}.
 *
 * <p>Each change is one transaction of its own, whatever the caller has; reading joins the
 * caller's. A value that does not fit its column is refused with {@link IllegalArgumentException}
 * before anything is sent. Thread-safe.
 */
final class JdbcHosts implements AtlassianHosts {
  private final Transactions transactions;
  private final HostRows hosts;
  private final Overlap overlap;
  private final Clock clock;
  private final TokenUses uses = new TokenUses();

  /**
   * Makes a store over a database that has the tables.
   *
   * @param clock for the times in the rows and the age of used tokens
   */
  JdbcHosts(Transactions transactions, HostRows hosts, Overlap overlap, Clock clock) {
    this.transactions = transactions;
    this.hosts = hosts;
    this.overlap = overlap;
    this.clock = clock;
  }

  @Override
  public Optional<AtlassianHost> find(String clientKey) {
    return Limits.isKey(clientKey)
        ? transactions.read(connection -> hosts.find(connection, clientKey))
        : Optional.empty();
  }

  @Override
  public Optional<PreviousSecret> previousSecret(String clientKey) {
    if (!Limits.isKey(clientKey)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return transactions
        .read(connection -> hosts.previousSecret(connection, clientKey))
        .filter(previous -> now.isBefore(previous.until()));
  }

  @Override
  public List<AtlassianHost> list(String after, int limit) {
    return transactions.read(connection -> hosts.list(connection, after, limit));
  }

  /**
   * Stores what an installation brought, enabled.
   *
   * @throws IllegalArgumentException if a value does not fit
   */
  @Override
  public Installation install(AtlassianHost host, TokenUse token) {
    Limits.check(host);
    AtlassianHost enabled = host.withStatus(ENABLED);
    return once(token, (connection, now) -> store(connection, enabled, now));
  }

  @Override
  public Change uninstall(String clientKey, TokenUse token) {
    return once(token, (connection, now) -> Installation.of(end(connection, clientKey, now)))
        .change();
  }

  @Override
  public Change setEnabled(String clientKey, boolean enabled) {
    if (!Limits.isKey(clientKey)) {
      return Change.NOTHING;
    }
    HostStatus from = enabled ? DISABLED : ENABLED;
    HostStatus to = enabled ? ENABLED : DISABLED;
    boolean changed =
        transactions.change(
            connection -> hosts.change(connection, clientKey, from, to, clock.instant()));
    return changed ? Change.DONE : Change.NOTHING;
  }

  @Override
  public List<String> uninstalled(Instant before, int limit) {
    return transactions.read(connection -> hosts.uninstalled(connection, before, limit));
  }

  @Override
  public boolean forget(String clientKey, Instant before) {
    return transactions.change(connection -> hosts.delete(connection, clientKey, before));
  }

  private Installation once(TokenUse token, Step step) {
    Limits.check(token);
    return transactions.change(
        connection -> {
          Instant now = clock.instant();
          Optional<Change> before = uses.remember(connection, token, now);
          return before.isPresent() ? Installation.of(before.get()) : step.in(connection, now);
        });
  }

  // Of two nodes that insert one key, or two keys at one site, one fails; it finds the other's row
  // when it tries again.
  private Installation store(Connection connection, AtlassianHost host, Instant now)
      throws SQLException {
    List<String> replaced = new ArrayList<>();
    for (String other : hosts.installedAt(connection, Site.of(host))) {
      if (!other.equals(host.clientKey()) && hosts.uninstall(connection, other, now)) {
        replaced.add(other);
      }
    }
    Optional<Before> before = hosts.lock(connection, host.clientKey());
    if (before.isEmpty()) {
      hosts.insert(connection, host, now);
      return new Installation(Change.CREATED, replaced);
    }
    hosts.update(connection, host, overlap.after(before.get(), host.sharedSecret(), now), now);
    return new Installation(Change.DONE, replaced);
  }

  private Change end(Connection connection, String clientKey, Instant now) throws SQLException {
    return Limits.isKey(clientKey) && hosts.uninstall(connection, clientKey, now)
        ? Change.DONE
        : Change.NOTHING;
  }

  /** What a token asks for, once it is known to be new. */
  @FunctionalInterface
  private interface Step {
    Installation in(Connection connection, Instant now) throws SQLException;
  }
}
