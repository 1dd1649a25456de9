package dev.connectsecurity.internal.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets one node at a time change the tables. The lock of a node that dies is released with its
 * connection.
 *
 * @param transactions where the tables are or shall be; bounds the wait for the lock
 * @param database what it leads to
 */
record SchemaLock(Transactions transactions, Database database) {
  // Any number will do that others do not use: "connect" on a telephone's keys.
  private static final long ADVISORY = 2_666_328;
  // A name counts on the whole server, so it has the database in it.
  private static final String NAME = "CONCAT('connect_', SHA1(DATABASE()))";
  private static final long SECONDS = 300;

  /** Runs work that changes tables. */
  void holding(SqlWork<?> work) throws SQLException {
    switch (database) {
      case POSTGRESQL -> transactions.once(connection -> advisory(connection, work));
      case MYSQL -> transactions.once(connection -> named(connection, work));
      case H2 -> row(work);
    }
  }

  // PostgreSQL's tables change within the transaction that also has the lock: all or nothing.
  private static Object advisory(Connection connection, SqlWork<?> work) throws SQLException {
    Sql.of("SELECT pg_advisory_xact_lock(?)", ADVISORY).first(connection, row -> true);
    return work.in(connection);
  }

  private static Object named(Connection connection, SqlWork<?> work) throws SQLException {
    boolean mine =
        Sql.of("SELECT GET_LOCK(" + NAME + ", ?)", SECONDS)
            .first(connection, row -> row.getInt(1) == 1)
            .orElse(false);
    if (!mine) {
      throw new SQLException("Another node changes the tables for too long", "HYT00");
    }
    try {
      return work.in(connection);
    } finally {
      Sql.of("SELECT RELEASE_LOCK(" + NAME + ")").first(connection, row -> true);
    }
  }

  // H2 commits before it changes tables, which would release the row: it needs a second connection.
  private void row(SqlWork<?> work) throws SQLException {
    transactions.once(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS connect_lock (id INTEGER PRIMARY KEY)");
            statement.execute("MERGE INTO connect_lock (id) KEY (id) VALUES (1)");
          }
          return null;
        });
    transactions.once(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery("SELECT id FROM connect_lock WHERE id = 1 FOR UPDATE")) {
            row.next();
          }
          return transactions.once(work);
        });
  }
}
