package dev.connectsecurity.internal.store;

import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.spi.OAuthGrants;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * Keeps grants in the tables of {@link Schema}.
 *
 * <p>A change locks the grant's row for as long as it takes, so it holds a connection for as long.
 * Thread-safe.
 *
 * @param transactions where the tables are
 * @param grants the app's rows
 */
record JdbcGrants(Transactions transactions, GrantRows grants) implements OAuthGrants {

  @Override
  public Optional<OAuthGrant> find(String id) {
    return Limits.isGrantId(id)
        ? transactions.read(connection -> grants.find(connection, id))
        : Optional.empty();
  }

  @Override
  public Optional<OAuthGrant> findByBrowser(String browserHash) {
    return Limits.isHash(browserHash)
        ? transactions.read(connection -> grants.findByBrowser(connection, browserHash))
        : Optional.empty();
  }

  @Override
  public void add(OAuthGrant grant, String browserHash) {
    Limits.check(grant);
    Limits.checkHash("browserHash", browserHash);
    transactions.change(connection -> added(connection, grant, browserHash));
  }

  @Override
  public Optional<OAuthGrant> change(String id, UnaryOperator<OAuthGrant> change) {
    if (!Limits.isGrantId(id)) {
      return Optional.empty();
    }
    // What the change has done elsewhere cannot be undone by asking it again.
    AtomicBoolean asked = new AtomicBoolean();
    return transactions.change(
        connection -> {
          Optional<OAuthGrant> before = grants.lock(connection, id);
          if (before.isEmpty()) {
            return before;
          }
          asked.set(true);
          OAuthGrant after = change.apply(before.get());
          if (after != before.get()) {
            checkChanged(id, after);
            grants.update(connection, after);
          }
          return Optional.of(after);
        },
        () -> !asked.get());
  }

  @Override
  public boolean forget(String id) {
    return Limits.isGrantId(id) && transactions.change(connection -> grants.delete(connection, id));
  }

  // Of two that add one id at once, one fails and finds the other's row when it tries again.
  private Void added(Connection connection, OAuthGrant grant, String browserHash)
      throws SQLException {
    if (grants.find(connection, grant.id()).isPresent()
        || grants.findByBrowser(connection, browserHash).isPresent()) {
      throw known();
    }
    grants.insert(connection, grant, browserHash);
    return null;
  }

  /** Refuses what a change must not give back. */
  static void checkChanged(String id, OAuthGrant grant) {
    Limits.check(grant);
    if (!Objects.equals(id, grant.id())) {
      throw new IllegalArgumentException("id must not change");
    }
  }

  static IllegalArgumentException known() {
    return new IllegalArgumentException("id and browserHash must be new");
  }
}
