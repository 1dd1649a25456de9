package dev.connectsecurity.internal.store;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The statements on one app's rows of table {@code connect_host}. */
final class HostRows {
  private static final String COLUMNS =
      "client_key, product, base_url, display_url, help_center_url, cloud_id, oauth_client_id,"
          + " shared_secret, scopes, status";

  /** Reads no row, and fails unless the table has every column. */
  static final String PROBE =
      "SELECT " + COLUMNS + ", app_key, created_at, updated_at FROM connect_host WHERE 1 = 0";

  private static final String SELECT =
      "SELECT " + COLUMNS + " FROM connect_host WHERE client_key = ? AND app_key = ?";
  private static final String UPDATE =
      "UPDATE connect_host SET product = ?, base_url = ?, display_url = ?, help_center_url = ?,"
          + " cloud_id = ?, oauth_client_id = ?, shared_secret = ?, scopes = ?, status = ?,"
          + " updated_at = ? WHERE client_key = ? AND app_key = ?";
  private static final String INSERT =
      "INSERT INTO connect_host (product, base_url, display_url, help_center_url, cloud_id,"
          + " oauth_client_id, shared_secret, scopes, status, updated_at, client_key, app_key,"
          + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UNINSTALL =
      "UPDATE connect_host SET status = ?, updated_at = ? WHERE client_key = ? AND status <> ?"
          + " AND app_key = ?";
  private static final String SWITCH =
      "UPDATE connect_host SET status = ?, updated_at = ? WHERE client_key = ? AND status = ?"
          + " AND app_key = ?";

  private final HostColumns columns = new HostColumns(new SecretColumn());
  private final String appKey;

  /** Makes the statements for an app; a site has the same client key in every app. */
  HostRows(String appKey) {
    this.appKey = appKey;
  }

  /** Reads a tenant. */
  Optional<AtlassianHost> find(Connection connection, String clientKey) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, clientKey);
      select.setString(2, appKey);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(columns.read(row)) : Optional.empty();
      }
    }
  }

  /** Overwrites a tenant; tells whether it was there. */
  boolean update(Connection connection, AtlassianHost host, Instant now) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      int last = columns.write(update, host, now);
      update.setString(last + 1, appKey);
      return update.executeUpdate() > 0;
    }
  }

  /** Adds a tenant; fails with a state of class 23 if it is there. */
  void insert(Connection connection, AtlassianHost host, Instant now) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      int last = columns.write(insert, host, now);
      insert.setString(last + 1, appKey);
      insert.setLong(last + 2, now.toEpochMilli());
      insert.executeUpdate();
    }
  }

  /** Marks a tenant as uninstalled; tells whether it was there and was not. */
  boolean uninstall(Connection connection, String clientKey, Instant now) throws SQLException {
    return mark(
        connection, UNINSTALL, clientKey, HostStatus.UNINSTALLED, HostStatus.UNINSTALLED, now);
  }

  /** Changes a status to another one; tells whether it was there. */
  boolean change(
      Connection connection, String clientKey, HostStatus from, HostStatus to, Instant now)
      throws SQLException {
    return mark(connection, SWITCH, clientKey, to, from, now);
  }

  private boolean mark(
      Connection connection,
      String sql,
      String clientKey,
      HostStatus to,
      HostStatus compared,
      Instant now)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, to.name());
      update.setLong(2, now.toEpochMilli());
      update.setString(3, clientKey);
      update.setString(4, compared.name());
      update.setString(5, appKey);
      return update.executeUpdate() > 0;
    }
  }
}
