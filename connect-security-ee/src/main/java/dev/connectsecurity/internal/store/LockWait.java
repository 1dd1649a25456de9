package dev.connectsecurity.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * How long a transaction waits for what another one has locked.
 *
 * <p>Unbounded, PostgreSQL waits for ever, even for a machine that has lost its power.
 */
final class LockWait {
  private final Connection connection;

  LockWait(Connection connection) {
    this.connection = connection;
  }

  /** Bounds the waits of the transaction; gives what brings the former bound back after it. */
  Undo bound(Duration most) throws SQLException {
    return switch (Database.of(connection)) {
      case H2 -> exchange("SELECT LOCK_TIMEOUT()", "SET LOCK_TIMEOUT ?", most.toMillis());
      case MYSQL ->
          exchange(
              "SELECT @@SESSION.innodb_lock_wait_timeout",
              "SET SESSION innodb_lock_wait_timeout = ?",
              Math.max(1, most.toSeconds()));
      case POSTGRESQL -> {
        // "true" means: for this transaction only.
        write("SELECT set_config('lock_timeout', ? || 'ms', true)", most.toMillis());
        yield () -> {};
      }
    };
  }

  private Undo exchange(String question, String order, long value) throws SQLException {
    long former = read(question);
    write(order, value);
    return () -> write(order, former);
  }

  private long read(String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void write(String order, long value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(order)) {
      statement.setLong(1, value);
      statement.execute();
    }
  }

  /** Brings something back. */
  @FunctionalInterface
  interface Undo {
    void run() throws SQLException;
  }
}
