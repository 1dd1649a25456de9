package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Sql.optional;

import dev.connectsecurity.spi.LoginAttempt;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The statements on one app's rows of table {@code connect_login}.
 *
 * @param app the app
 * @param codeVerifiers the column of the code verifier
 */
record LoginRows(String app, SecretColumn codeVerifiers) {
  /** How many expired attempts are erased at most when another one begins. */
  static final long DELETED_AT_ONCE = 100;

  private static final String SELECT =
      "SELECT state_hash, browser_hash, return_to, code_verifier, expires_at FROM connect_login"
          + " WHERE app_key = ? AND state_hash = ?";
  private static final String INSERT =
      "INSERT INTO connect_login (app_key, state_hash, browser_hash, return_to, code_verifier,"
          + " expires_at) VALUES (?, ?, ?, ?, ?, ?)";
  private static final String DELETE =
      "DELETE FROM connect_login WHERE app_key = ? AND state_hash = ?";
  // One order for all transactions, so that two of them cannot block each other for ever.
  private static final String EXPIRED =
      "SELECT state_hash FROM connect_login WHERE app_key = ? AND expires_at < ?"
          + " ORDER BY expires_at, state_hash LIMIT ?";

  /** Makes the statements for an app. */
  static LoginRows of(Encryption encryption, String app) {
    return new LoginRows(app, new SecretColumn(encryption, app, "connect_login", "code_verifier"));
  }

  Optional<LoginAttempt> find(Connection connection, String stateHash) throws SQLException {
    return Sql.of(SELECT, app, stateHash).first(connection, this::read);
  }

  void insert(Connection connection, LoginAttempt attempt) throws SQLException {
    String verifier =
        attempt
            .codeVerifier()
            .map(secret -> codeVerifiers.write(attempt.stateHash(), secret))
            .orElse(null);
    Sql.of(
            INSERT,
            app,
            attempt.stateHash(),
            attempt.browserHash(),
            attempt.returnTo(),
            verifier,
            attempt.expiresAt().toEpochMilli())
        .update(connection);
  }

  /** Erases an attempt; of several at once, one is told that it did. */
  boolean delete(Connection connection, String stateHash) throws SQLException {
    return Sql.of(DELETE, app, stateHash).update(connection) > 0;
  }

  /** Erases some of the attempts that expired before a time. */
  void deleteExpired(Connection connection, Instant before) throws SQLException {
    Sql expired = Sql.of(EXPIRED, app, before.toEpochMilli(), DELETED_AT_ONCE);
    Sql.updateEach(
        connection, DELETE, expired.all(connection, row -> new Object[] {app, row.getString(1)}));
  }

  private LoginAttempt read(ResultSet row) throws SQLException {
    String stateHash = row.getString("state_hash");
    return new LoginAttempt(
        stateHash,
        row.getString("browser_hash"),
        row.getString("return_to"),
        optional(row, "code_verifier", text -> codeVerifiers.read(stateHash, text)),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }
}
