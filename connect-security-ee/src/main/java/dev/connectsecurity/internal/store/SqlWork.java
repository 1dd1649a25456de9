package dev.connectsecurity.internal.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to do with a connection. */
@FunctionalInterface
interface SqlWork<T> {

  /** Does the work; neither ends the transaction nor closes the connection. */
  T in(Connection connection) throws SQLException;
}
