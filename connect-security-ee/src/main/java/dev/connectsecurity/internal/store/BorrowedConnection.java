package dev.connectsecurity.internal.store;

import static java.lang.System.Logger.Level.DEBUG;
import static java.sql.Connection.TRANSACTION_READ_COMMITTED;

import dev.connectsecurity.internal.store.LockWait.Undo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A connection in which one transaction runs by the rules of this library; then it is as it was.
 *
 * <p>The rules: nobody else commits; what others have committed is seen at once, without the gap
 * locks of MySQL's own default; no wait for a lock without an end.
 */
final class BorrowedConnection {
  private static final System.Logger LOG = System.getLogger(BorrowedConnection.class.getName());

  private final Connection connection;
  private final Deque<Undo> undos = new ArrayDeque<>();

  BorrowedConnection(Connection connection) {
    this.connection = connection;
  }

  /** Does the work whole or not at all. */
  <T> T transact(Duration lockWait, SqlWork<T> work) throws SQLException {
    boolean ended = false;
    try {
      begin(lockWait);
      T result = work.in(connection);
      connection.commit();
      ended = true;
      return result;
    } finally {
      // Switching auto-commit on commits what is open: never after a roll-back that failed.
      if (ended || rolledBack()) {
        undos.forEach(BorrowedConnection::run);
      }
    }
  }

  private void begin(Duration lockWait) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    int isolation = connection.getTransactionIsolation();
    if (isolation != TRANSACTION_READ_COMMITTED) {
      if (!autoCommit) {
        // Asking may have begun a transaction, and PostgreSQL refuses the change within one.
        connection.rollback();
      }
      connection.setTransactionIsolation(TRANSACTION_READ_COMMITTED);
      undos.push(() -> connection.setTransactionIsolation(isolation));
    }
    if (autoCommit) {
      connection.setAutoCommit(false);
      undos.push(() -> connection.setAutoCommit(true));
    }
    undos.push(new LockWait(connection).bound(lockWait));
  }

  private boolean rolledBack() {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      LOG.log(DEBUG, "Roll-back failed, SQLState {0}", e.getSQLState());
      return false;
    }
  }

  private static void run(Undo undo) {
    try {
      undo.run();
    } catch (SQLException e) {
      LOG.log(DEBUG, "A connection is not given back as it was, SQLState {0}", e.getSQLState());
    }
  }
}
