package dev.connectsecurity.internal.store;

import dev.connectsecurity.internal.store.Schema.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * What a database has of the tables of this library.
 *
 * @param state what that means
 * @param version the version that the tables say they have; zero if they say none
 */
record SchemaState(State state, int version) {
  /** The version that this library needs. */
  static final int NEEDED = 2;

  private static final Set<String> NO_TABLE = Set.of("42S02", "42S03", "42S04", "42P01");
  private static final Set<String> NO_COLUMN = Set.of("42S22", "42703");
  private static final String NO_ROW = " WHERE 1 = 0";
  private static final List<String> READING =
      List.of(
          "SELECT app_key, client_key, product, base_url, display_url, help_center_url, cloud_id,"
              + " oauth_client_id, authentication, shared_secret, previous_secret,"
              + " previous_secret_until, scopes, status, site_by_url, site_by_cloud, created_at,"
              + " updated_at FROM connect_host"
              + NO_ROW,
          "SELECT token_hash, body_hash, expires_at FROM connect_token_use" + NO_ROW,
          "SELECT app_key, id, browser_hash, account_id, scopes, access_token,"
              + " access_token_expires_at, refresh_token, status, consented_at, renewed_at"
              + " FROM connect_grant"
              + NO_ROW,
          "SELECT app_key, state_hash, browser_hash, return_to, code_verifier, expires_at"
              + " FROM connect_login"
              + NO_ROW,
          "SELECT app_key, value_hash, check_value FROM connect_check" + NO_ROW);
  private static final List<String> WRITING =
      List.of(
          "DELETE FROM connect_host" + NO_ROW,
          "DELETE FROM connect_token_use" + NO_ROW,
          "DELETE FROM connect_grant" + NO_ROW,
          "DELETE FROM connect_login" + NO_ROW,
          "DELETE FROM connect_check" + NO_ROW);

  /** Gives how many of the files need not run again. */
  int done() {
    return state == State.OLDER ? version : 0;
  }

  /** Looks; the transaction can go on afterwards. */
  static SchemaState look(Connection connection) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      return read(connection);
    } catch (SQLException e) {
      connection.rollback(before);
      return new SchemaState(judge(e), 0);
    }
  }

  // The version first: another one need not have the same tables.
  private static SchemaState read(Connection connection) throws SQLException {
    int version = version(connection);
    if (version > NEEDED) {
      return new SchemaState(State.OTHER_VERSION, version);
    }
    if (version < NEEDED) {
      return new SchemaState(version < 1 ? State.MISSING : State.OLDER, version);
    }
    try (Statement statement = connection.createStatement()) {
      for (String question : READING) {
        statement.executeQuery(question).close();
      }
    }
    return new SchemaState(write(connection), version);
  }

  // Not prepared: Payara's connections keep the SQLState to themselves when they prepare what the
  // database refuses.
  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT MAX(version) FROM connect_schema")) {
      row.next();
      return row.getInt(1);
    }
  }

  // A standby, a full disk or a user without rights would refuse the first installation otherwise.
  private static State write(Connection connection) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      for (String change : WRITING) {
        statement.executeUpdate(change);
      }
      return State.CURRENT;
    } catch (SQLException e) {
      connection.rollback(before);
      return State.READ_ONLY;
    }
  }

  private static State judge(SQLException failure) throws SQLException {
    String state = String.valueOf(failure.getSQLState());
    if (NO_TABLE.contains(state)) {
      return State.MISSING;
    }
    if (NO_COLUMN.contains(state)) {
      return State.OTHER_VERSION;
    }
    throw failure;
  }
}
