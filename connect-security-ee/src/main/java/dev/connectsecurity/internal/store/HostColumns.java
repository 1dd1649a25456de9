package dev.connectsecurity.internal.store;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A tenant as columns, and back. */
final class HostColumns {
  private final SecretColumn secrets;

  HostColumns(SecretColumn secrets) {
    this.secrets = secrets;
  }

  /** Sets eleven parameters, the key last; gives the index of the last one. */
  int write(PreparedStatement statement, AtlassianHost host, Instant now) throws SQLException {
    int i = 0;
    statement.setString(++i, host.product().name());
    statement.setString(++i, host.baseUrl().toString());
    statement.setString(++i, host.displayUrl().map(URI::toString).orElse(null));
    statement.setString(++i, host.helpCenterUrl().map(URI::toString).orElse(null));
    statement.setString(++i, host.cloudId().orElse(null));
    statement.setString(++i, host.oauthClientId().orElse(null));
    statement.setString(++i, secrets.write(host.clientKey(), host.sharedSecret()));
    statement.setString(++i, scopes(host.scopes()));
    statement.setString(++i, host.status().name());
    statement.setLong(++i, now.toEpochMilli());
    statement.setString(++i, host.clientKey());
    return i;
  }

  /** Reads the tenant of the current row. */
  AtlassianHost read(ResultSet row) throws SQLException {
    String clientKey = row.getString("client_key");
    return new AtlassianHost(
        clientKey,
        parsed(row, "product", Product::valueOf),
        parsed(row, "base_url", URI::create),
        optional(row, "display_url", URI::create),
        optional(row, "help_center_url", URI::create),
        optional(row, "cloud_id", Function.identity()),
        optional(row, "oauth_client_id", Function.identity()),
        secrets.read(clientKey, row.getString("shared_secret")),
        parsed(row, "scopes", HostColumns::scopes),
        parsed(row, "status", HostStatus::valueOf));
  }

  private static <T> Optional<T> optional(ResultSet row, String column, Function<String, T> parser)
      throws SQLException {
    return row.getString(column) == null
        ? Optional.empty()
        : Optional.of(parsed(row, column, parser));
  }

  private static <T> T parsed(ResultSet row, String column, Function<String, T> parser)
      throws SQLException {
    try {
      return parser.apply(row.getString(column));
    } catch (IllegalArgumentException e) {
      throw Failures.unreadable(column);
    }
  }

  private static String scopes(Set<ConnectScope> scopes) {
    return scopes.stream().sorted().map(ConnectScope::name).collect(Collectors.joining(","));
  }

  // A scope that a later version of the library has stored grants nothing here.
  private static Set<ConnectScope> scopes(String text) {
    return Arrays.stream(text.split(","))
        .flatMap(name -> ConnectScope.of(name).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
