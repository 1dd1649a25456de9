package dev.connectsecurity.internal.store;

import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.TokenUse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The statements on table {@code connect_token_use}. */
final class TokenUses {
  /** How long a use is kept past its expiry, because the clocks of two nodes may differ. */
  static final Duration KEPT = Duration.ofMinutes(10);

  /** How many expired uses are deleted at most with one change. */
  static final long DELETED_AT_ONCE = 100;

  private static final String SELECT =
      "SELECT body_hash FROM connect_token_use WHERE token_hash = ?";
  private static final String INSERT =
      "INSERT INTO connect_token_use (token_hash, body_hash, expires_at) VALUES (?, ?, ?)";
  // One order for all transactions, so that two of them cannot block each other for ever.
  private static final String EXPIRED =
      "SELECT token_hash FROM connect_token_use WHERE expires_at < ?"
          + " ORDER BY expires_at, token_hash LIMIT ?";
  private static final String DELETE = "DELETE FROM connect_token_use WHERE token_hash = ?";

  /** Remembers a use; gives an answer if the token was used before. */
  Optional<Change> remember(Connection connection, TokenUse token, Instant now)
      throws SQLException {
    Optional<String> before =
        Sql.of(SELECT, token.tokenHash()).first(connection, row -> row.getString(1));
    if (before.isPresent()) {
      return before.map(hash -> judge(hash, token));
    }
    deleteExpired(connection, now.minus(KEPT));
    Sql.of(INSERT, token.tokenHash(), token.bodyHash(), token.expiresAt().toEpochMilli())
        .update(connection);
    return Optional.empty();
  }

  /** Compares a repeated use with the first one. */
  static Change judge(String firstBodyHash, TokenUse repeated) {
    return firstBodyHash.equals(repeated.bodyHash()) ? Change.REPEATED : Change.REPLAYED;
  }

  private static void deleteExpired(Connection connection, Instant before) throws SQLException {
    Sql expired = Sql.of(EXPIRED, before.toEpochMilli(), DELETED_AT_ONCE);
    Sql.updateEach(
        connection, DELETE, expired.all(connection, row -> new Object[] {row.getString(1)}));
  }
}
