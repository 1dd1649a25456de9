package dev.connectsecurity.it.payara.nodes;

import java.sql.Connection;
import java.sql.SQLException;

/** Why a database that is there gives no answer. */
enum Trouble {
  /** Nothing arrives, nothing comes back. */
  STOPPED_CABLE {
    @Override
    Runnable begin(Database database, Cable cable) {
      cable.stop();
      return cable::go;
    }
  },
  /** Somebody else has locked the table for himself. */
  LOCKED_TABLE {
    @Override
    Runnable begin(Database database, Cable cable) throws SQLException {
      Connection connection = database.connect();
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("LOCK TABLE connect_host IN ACCESS EXCLUSIVE MODE");
      }
      return () -> close(connection);
    }
  };

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Begins; gives what ends it. */
  abstract Runnable begin(Database database, Cable cable) throws SQLException;
}
