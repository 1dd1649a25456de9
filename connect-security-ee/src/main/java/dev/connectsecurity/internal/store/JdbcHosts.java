package dev.connectsecurity.internal.store;

import static dev.connectsecurity.HostStatus.DISABLED;
import static dev.connectsecurity.HostStatus.ENABLED;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.TokenUse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps tenants in the tables of {@link Schema}.
 *
 * <p>Each change is one transaction of its own, so none may be called while the container has one
 * open on the same data source; reading joins whatever there is. A value that does not fit its
 * column is refused with {@link IllegalArgumentException} before anything is sent. Thread-safe.
 *
 * @since 0.1
 */
public final class JdbcHosts implements AtlassianHosts {
  private final Transactions transactions;
  private final Clock clock;
  private final HostRows hosts;
  private final TokenUses uses = new TokenUses();

  /**
   * Makes a store over a database that has the tables.
   *
   * @param dataSource where the tables are
   * @param appKey the app whose tenants these are; apps that share a database do not share tenants
   * @param clock for the times in the rows and the age of used tokens
   */
  public JdbcHosts(DataSource dataSource, String appKey, Clock clock) {
    this.transactions = new Transactions(dataSource);
    this.hosts = new HostRows(Objects.requireNonNull(appKey, "appKey"));
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public Optional<AtlassianHost> find(String clientKey) {
    return Limits.isKey(clientKey)
        ? transactions.read(connection -> hosts.find(connection, clientKey))
        : Optional.empty();
  }

  /**
   * Stores what an installation brought, enabled.
   *
   * @throws IllegalArgumentException if a value does not fit
   */
  @Override
  public Change install(AtlassianHost host, TokenUse token) {
    Limits.check(host);
    AtlassianHost enabled = host.withStatus(ENABLED);
    return once(token, (connection, now) -> store(connection, enabled, now));
  }

  @Override
  public Change uninstall(String clientKey, TokenUse token) {
    return once(
        token,
        (connection, now) ->
            Limits.isKey(clientKey) && hosts.uninstall(connection, clientKey, now)
                ? Change.DONE
                : Change.NOTHING);
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

  private Change once(TokenUse token, Step step) {
    Limits.check(token);
    return transactions.change(
        connection -> {
          Instant now = clock.instant();
          Optional<Change> before = uses.remember(connection, token, now);
          return before.isPresent() ? before.get() : step.in(connection, now);
        });
  }

  // Of two nodes that insert one key at once, one fails and finds the row when it tries again.
  private Change store(Connection connection, AtlassianHost host, Instant now) throws SQLException {
    if (hosts.update(connection, host, now)) {
      return Change.DONE;
    }
    hosts.insert(connection, host, now);
    return Change.CREATED;
  }

  /** What a token asks for, once it is known to be new. */
  @FunctionalInterface
  private interface Step {
    Change in(Connection connection, Instant now) throws SQLException;
  }
}
