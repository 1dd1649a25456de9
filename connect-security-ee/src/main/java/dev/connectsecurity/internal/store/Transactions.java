package dev.connectsecurity.internal.store;

import static java.lang.System.Logger.Level.DEBUG;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Borrows connections and gives them back as they were.
 *
 * <p>Nothing is assumed about a borrowed connection: a pool may hand it out with auto-commit on or
 * off.
 */
final class Transactions {
  // The first attempt may meet another node that inserts the same key; MySQL may then add deadlocks
  // of its gap locks.
  private static final int ATTEMPTS = 5;
  private static final System.Logger LOG = System.getLogger(Transactions.class.getName());

  private final DataSource dataSource;

  Transactions(DataSource dataSource) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
  }

  /** Reads, inside the caller's transaction if the container has one. */
  <T> T read(SqlWork<T> work) {
    Connection connection = connect();
    try {
      return work.in(connection);
    } catch (SQLException e) {
      throw Failures.unanswered(e);
    } finally {
      close(connection);
    }
  }

  /** Does the work whole or not at all, again if another transaction was in the way. */
  <T> T change(SqlWork<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !collision(e)) {
          throw Failures.unanswered(e);
        }
      }
    }
  }

  /** Does the work whole or not at all. */
  <T> T once(SqlWork<T> work) throws SQLException {
    Connection connection = connect();
    try {
      return transact(connection, work);
    } finally {
      close(connection);
    }
  }

  private static <T> T transact(Connection connection, SqlWork<T> work) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    boolean ended = false;
    try {
      if (autoCommit) {
        connection.setAutoCommit(false);
      }
      T result = work.in(connection);
      connection.commit();
      ended = true;
      return result;
    } finally {
      // Switching auto-commit on commits what is open: never after a roll-back that failed.
      if ((ended || rolledBack(connection)) && autoCommit) {
        restore(connection);
      }
    }
  }

  private static boolean rolledBack(Connection connection) {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      LOG.log(DEBUG, "Roll-back failed, SQLState {0}", e.getSQLState());
      return false;
    }
  }

  private static void restore(Connection connection) {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      LOG.log(DEBUG, "Auto-commit was not restored, SQLState {0}", e.getSQLState());
    }
  }

  // The outcome is settled when a connection is closed, so a failure must not change the answer.
  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.log(DEBUG, "Closing a connection failed, SQLState {0}", e.getSQLState());
    }
  }

  // Pools of some servers tell of their end by unchecked exceptions.
  private Connection connect() {
    try {
      return dataSource.getConnection();
    } catch (SQLException | RuntimeException e) {
      throw Failures.unconnected(e);
    }
  }

  // Class 23: a key is there already. Class 40: deadlock or failed serialization.
  private static boolean collision(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("23") || state.startsWith("40");
  }
}
