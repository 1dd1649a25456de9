package dev.connectsecurity.internal.store;

import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.TokenUse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements on table {@code connect_token_use}. */
final class TokenUses {
  /** How long a use is kept past its expiry, because the clocks of two nodes may differ. */
  static final Duration KEPT = Duration.ofMinutes(10);

  /** How many expired uses are deleted at most with one change. */
  static final int DELETED_AT_ONCE = 100;

  /** Reads no row, and fails unless the table has every column. */
  static final String PROBE =
      "SELECT token_hash, body_hash, expires_at FROM connect_token_use WHERE 1 = 0";

  private static final String SELECT =
      "SELECT body_hash FROM connect_token_use WHERE token_hash = ?";
  private static final String INSERT =
      "INSERT INTO connect_token_use (token_hash, body_hash, expires_at) VALUES (?, ?, ?)";
  // One order for all transactions, so that two of them cannot block each other for ever.
  private static final String EXPIRED =
      "SELECT token_hash FROM connect_token_use WHERE expires_at < ?"
          + " ORDER BY expires_at, token_hash";
  private static final String DELETE = "DELETE FROM connect_token_use WHERE token_hash = ?";

  /** Remembers a use; gives an answer if the token was used before. */
  Optional<Change> remember(Connection connection, TokenUse token, Instant now)
      throws SQLException {
    Optional<String> before = bodyHash(connection, token.tokenHash());
    if (before.isPresent()) {
      return before.map(hash -> judge(hash, token));
    }
    deleteExpired(connection, now.minus(KEPT));
    insert(connection, token);
    return Optional.empty();
  }

  /** Compares a repeated use with the first one. */
  static Change judge(String firstBodyHash, TokenUse repeated) {
    return firstBodyHash.equals(repeated.bodyHash()) ? Change.REPEATED : Change.REPLAYED;
  }

  private static Optional<String> bodyHash(Connection connection, String tokenHash)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, tokenHash);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  private static void insert(Connection connection, TokenUse token) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, token.tokenHash());
      insert.setString(2, token.bodyHash());
      insert.setLong(3, token.expiresAt().toEpochMilli());
      insert.executeUpdate();
    }
  }

  private static void deleteExpired(Connection connection, Instant before) throws SQLException {
    List<String> expired = expired(connection, before);
    if (expired.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      for (String tokenHash : expired) {
        delete.setString(1, tokenHash);
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  private static List<String> expired(Connection connection, Instant before) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(EXPIRED)) {
      select.setMaxRows(DELETED_AT_ONCE);
      select.setLong(1, before.toEpochMilli());
      try (ResultSet row = select.executeQuery()) {
        List<String> hashes = new ArrayList<>();
        while (row.next()) {
          hashes.add(row.getString(1));
        }
        return hashes;
      }
    }
  }
}
