package dev.connectsecurity.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The secrets of one table, in the order of its rows.
 *
 * @param table the table
 * @param key the column that tells the rows of an app apart
 * @param columns where secrets are
 */
record StoredSecrets(String table, String key, List<SecretColumn> columns) {

  /** Every table whose secrets live longer than a sign-in takes. */
  static List<StoredSecrets> of(Encryption encryption, String app) {
    HostColumns hosts = HostColumns.of(encryption, app);
    GrantRows grants = GrantRows.of(encryption, app);
    return List.of(
        new StoredSecrets(
            "connect_host", "client_key", List.of(hosts.secrets(), hosts.previousSecrets())),
        new StoredSecrets(
            "connect_grant", "id", List.of(grants.accessTokens(), grants.refreshTokens())));
  }

  /** Reads the rows after a key. */
  List<Stored> page(Connection connection, String after, long limit) throws SQLException {
    String names = columns.stream().map(SecretColumn::name).collect(Collectors.joining(", "));
    String select =
        "SELECT "
            + key
            + ", "
            + names
            + " FROM "
            + table
            + " WHERE app_key = ? AND "
            + key
            + " > ? ORDER BY "
            + key
            + " LIMIT ?";
    return Sql.of(select, app(), after, limit)
        .all(
            connection,
            row -> {
              List<Kept> secrets = new ArrayList<>();
              for (SecretColumn column : columns) {
                secrets.add(new Kept(column, row.getString(column.name())));
              }
              return new Stored(row.getString(1), secrets);
            });
  }

  /** Puts a text in the place of the one that was read; tells whether that was still there. */
  boolean replace(Connection connection, String row, Kept read, String text) throws SQLException {
    String name = read.column().name();
    String update =
        "UPDATE "
            + table
            + " SET "
            + name
            + " = ? WHERE app_key = ? AND "
            + key
            + " = ? AND "
            + name
            + " = ?";
    return Sql.of(update, text, app(), row, read.text()).update(connection) > 0;
  }

  private String app() {
    return columns.get(0).app();
  }

  /**
   * What lies in a row.
   *
   * @param key the row's key
   * @param secrets one for each column
   */
  record Stored(String key, List<Kept> secrets) {}

  /**
   * What lies in one column of a row.
   *
   * @param column the column
   * @param text what it holds, or null
   */
  record Kept(SecretColumn column, String text) {}
}
