package dev.connectsecurity.internal.store;

import static java.lang.System.Logger.Level.DEBUG;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * Borrows connections and gives them back as they were.
 *
 * <p>Nothing is assumed about a borrowed connection: a pool may hand it out with auto-commit on or
 * off.
 */
final class Transactions {
  /** Longer than a call to Atlassian takes during which a row is locked. */
  static final Duration LOCK_WAIT = Duration.ofSeconds(30);

  // The first attempt may meet another node that inserts the same key; MySQL may then add
  // deadlocks.
  private static final int ATTEMPTS = 5;
  private static final System.Logger LOG = System.getLogger(Transactions.class.getName());

  private final DataSource dataSource;
  private final OutsideTransaction outside;
  private final Duration lockWait;

  Transactions(DataSource dataSource, OutsideTransaction outside, Duration lockWait) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    this.outside = Objects.requireNonNull(outside, "outside");
    this.lockWait = Objects.requireNonNull(lockWait, "lockWait");
  }

  /** Gives the same with less patience for locks. */
  Transactions waiting(Duration longest) {
    return new Transactions(dataSource, outside, longest);
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

  /**
   * Does the work whole or not at all, again if another transaction was in the way; commits even if
   * the caller's transaction does not.
   */
  <T> T change(SqlWork<T> work) {
    return change(work, () -> true);
  }

  /** Does the same, but never again once the work must not be repeated. */
  <T> T change(SqlWork<T> work, BooleanSupplier repeatable) {
    return outside.call(() -> attempt(work, repeatable));
  }

  /** Does the work whole or not at all, where no caller has a transaction. */
  <T> T once(SqlWork<T> work) throws SQLException {
    Connection connection = connect();
    try {
      return new BorrowedConnection(connection).transact(lockWait, work);
    } finally {
      close(connection);
    }
  }

  private <T> T attempt(SqlWork<T> work, BooleanSupplier repeatable) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !collision(e) || !repeatable.getAsBoolean()) {
          throw Failures.unanswered(e);
        }
      }
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
