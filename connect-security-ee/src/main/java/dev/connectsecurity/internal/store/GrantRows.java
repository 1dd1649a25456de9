package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Sql.optional;
import static dev.connectsecurity.internal.store.Sql.parsed;

import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements on one app's rows of table {@code connect_grant}.
 *
 * @param app the app
 * @param accessTokens the column of the access token
 * @param refreshTokens the column of the refresh token
 */
record GrantRows(String app, SecretColumn accessTokens, SecretColumn refreshTokens) {
  private static final String SELECT =
      "SELECT id, account_id, scopes, access_token, access_token_expires_at, refresh_token, status,"
          + " consented_at, renewed_at FROM connect_grant WHERE app_key = ?";
  private static final String FIND = SELECT + " AND id = ?";
  private static final String LOCK = FIND + " FOR UPDATE";
  private static final String BY_BROWSER = SELECT + " AND browser_hash = ?";
  private static final String INSERT =
      "INSERT INTO connect_grant (account_id, scopes, access_token, access_token_expires_at,"
          + " refresh_token, status, consented_at, renewed_at, app_key, id, browser_hash)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE connect_grant SET account_id = ?, scopes = ?, access_token = ?,"
          + " access_token_expires_at = ?, refresh_token = ?, status = ?, consented_at = ?,"
          + " renewed_at = ? WHERE app_key = ? AND id = ?";
  private static final String DELETE = "DELETE FROM connect_grant WHERE app_key = ? AND id = ?";

  /** Makes the statements for an app. */
  static GrantRows of(Encryption encryption, String app) {
    return new GrantRows(
        app,
        new SecretColumn(encryption, app, "connect_grant", "access_token"),
        new SecretColumn(encryption, app, "connect_grant", "refresh_token"));
  }

  Optional<OAuthGrant> find(Connection connection, String id) throws SQLException {
    return Sql.of(FIND, app, id).first(connection, this::read);
  }

  Optional<OAuthGrant> findByBrowser(Connection connection, String browserHash)
      throws SQLException {
    return Sql.of(BY_BROWSER, app, browserHash).first(connection, this::read);
  }

  /** Locks a grant's row until the transaction ends, then reads it. */
  Optional<OAuthGrant> lock(Connection connection, String id) throws SQLException {
    return Sql.of(LOCK, app, id).first(connection, this::read);
  }

  /** Adds a grant; fails with a state of class 23 if its id or browser is there. */
  void insert(Connection connection, OAuthGrant grant, String browserHash) throws SQLException {
    write(connection, INSERT, grant, app, grant.id(), browserHash);
  }

  void update(Connection connection, OAuthGrant grant) throws SQLException {
    write(connection, UPDATE, grant, app, grant.id());
  }

  /** Erases a grant; tells whether there was one. */
  boolean delete(Connection connection, String id) throws SQLException {
    return Sql.of(DELETE, app, id).update(connection) > 0;
  }

  private void write(Connection connection, String sql, OAuthGrant grant, Object... keys)
      throws SQLException {
    String id = grant.id();
    Object[] values = {
      grant.accountId().orElse(null),
      grant.scopes().stream().sorted().collect(Collectors.joining(" ")),
      accessTokens.write(id, grant.accessToken()),
      grant.accessTokenExpiresAt().toEpochMilli(),
      grant.refreshToken().map(token -> refreshTokens.write(id, token)).orElse(null),
      grant.status().name(),
      grant.consentedAt().toEpochMilli(),
      grant.renewedAt().toEpochMilli()
    };
    Sql.of(sql, Sql.joined(values, keys)).update(connection);
  }

  private OAuthGrant read(ResultSet row) throws SQLException {
    String id = row.getString("id");
    return new OAuthGrant(
        id,
        optional(row, "account_id", Function.identity()),
        parsed(row, "scopes", GrantRows::words),
        accessTokens.read(id, row.getString("access_token")),
        Instant.ofEpochMilli(row.getLong("access_token_expires_at")),
        optional(row, "refresh_token", text -> refreshTokens.read(id, text)),
        parsed(row, "status", GrantStatus::valueOf),
        Instant.ofEpochMilli(row.getLong("consented_at")),
        Instant.ofEpochMilli(row.getLong("renewed_at")));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
