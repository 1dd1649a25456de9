package dev.connectsecurity.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The secrets of one column, in the order of their rows.
 *
 * @param column how they lie there
 * @param select reads a page: key and text of the rows after a key
 * @param update overwrites a text, if it is still there
 */
record StoredSecrets(SecretColumn column, String select, String update) {

  /** Every column whose secrets live longer than a sign-in takes. */
  static List<StoredSecrets> of(Encryption encryption, String app) {
    HostColumns hosts = HostColumns.of(encryption, app);
    GrantRows grants = GrantRows.of(encryption, app);
    return List.of(
        new StoredSecrets(
            hosts.secrets(),
            "SELECT client_key, shared_secret FROM connect_host WHERE app_key = ?"
                + " AND client_key > ? ORDER BY client_key LIMIT ?",
            "UPDATE connect_host SET shared_secret = ? WHERE app_key = ? AND client_key = ?"
                + " AND shared_secret = ?"),
        new StoredSecrets(
            hosts.previousSecrets(),
            "SELECT client_key, previous_secret FROM connect_host WHERE app_key = ?"
                + " AND client_key > ? ORDER BY client_key LIMIT ?",
            "UPDATE connect_host SET previous_secret = ? WHERE app_key = ? AND client_key = ?"
                + " AND previous_secret = ?"),
        new StoredSecrets(
            grants.accessTokens(),
            "SELECT id, access_token FROM connect_grant WHERE app_key = ? AND id > ?"
                + " ORDER BY id LIMIT ?",
            "UPDATE connect_grant SET access_token = ? WHERE app_key = ? AND id = ?"
                + " AND access_token = ?"),
        new StoredSecrets(
            grants.refreshTokens(),
            "SELECT id, refresh_token FROM connect_grant WHERE app_key = ? AND id > ?"
                + " ORDER BY id LIMIT ?",
            "UPDATE connect_grant SET refresh_token = ? WHERE app_key = ? AND id = ?"
                + " AND refresh_token = ?"));
  }

  /** Reads the rows after a key, those without a secret too. */
  List<Stored> page(Connection connection, String after, long limit) throws SQLException {
    return Sql.of(select, column.app(), after, limit)
        .all(connection, row -> new Stored(row.getString(1), row.getString(2)));
  }

  /** Puts a text in the place of the one that was read; tells whether that was still there. */
  boolean replace(Connection connection, Stored read, String text) throws SQLException {
    return Sql.of(update, text, column.app(), read.key(), read.text()).update(connection) > 0;
  }

  /**
   * What lies in a row.
   *
   * @param key the row's key
   * @param text what its column holds, or null
   */
  record Stored(String key, String text) {}
}
