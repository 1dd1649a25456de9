package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Sql.optional;
import static dev.connectsecurity.internal.store.Sql.parsed;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.spi.PreviousSecret;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A tenant as columns, and back.
 *
 * @param secrets the column of the shared secret
 * @param previousSecrets the column of the one before
 */
record HostColumns(SecretColumn secrets, SecretColumn previousSecrets) {
  /** What {@link #read} needs. */
  static final String READ =
      "client_key, product, base_url, display_url, help_center_url, cloud_id, oauth_client_id,"
          + " authentication, shared_secret, scopes, status";

  /** Makes the columns of an app's tenants. */
  static HostColumns of(Encryption encryption, String app) {
    return new HostColumns(
        new SecretColumn(encryption, app, "connect_host", "shared_secret"),
        new SecretColumn(encryption, app, "connect_host", "previous_secret"));
  }

  /** Gives what to store: all but the keys and the time of creation. */
  Object[] values(AtlassianHost host, Optional<PreviousSecret> previous, Instant now) {
    // A tenant that is not installed holds no site.
    Optional<Site> site =
        Optional.of(host).filter(one -> one.status() != HostStatus.UNINSTALLED).map(Site::of);
    String clientKey = host.clientKey();
    return new Object[] {
      host.product().name(),
      host.baseUrl().toString(),
      host.displayUrl().map(URI::toString).orElse(null),
      host.helpCenterUrl().map(URI::toString).orElse(null),
      host.cloudId().orElse(null),
      host.oauthClientId().orElse(null),
      host.authentication().name(),
      secrets.write(clientKey, host.sharedSecret()),
      scopes(host.scopes()),
      host.status().name(),
      site.map(Site::byUrl).orElse(null),
      site.flatMap(Site::byCloud).orElse(null),
      previous.map(one -> previousSecrets.write(clientKey, one.secret())).orElse(null),
      previous.map(one -> one.until().toEpochMilli()).orElse(null),
      now.toEpochMilli()
    };
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
        parsed(row, "authentication", HostAuthentication::valueOf),
        secrets.read(clientKey, row.getString("shared_secret")),
        parsed(row, "scopes", HostColumns::scopes),
        parsed(row, "status", HostStatus::valueOf));
  }

  /** Reads the previous secret of the current row, if there is one, whatever its time. */
  Optional<PreviousSecret> readPrevious(ResultSet row, String clientKey) throws SQLException {
    String text = row.getString("previous_secret");
    if (text == null) {
      return Optional.empty();
    }
    Instant until = Instant.ofEpochMilli(row.getLong("previous_secret_until"));
    return Optional.of(new PreviousSecret(previousSecrets.read(clientKey, text), until));
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
