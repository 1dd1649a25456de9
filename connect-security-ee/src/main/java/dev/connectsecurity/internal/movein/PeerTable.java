package dev.connectsecurity.internal.movein;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Another library's table of tenants. */
sealed interface PeerTable permits SpringBootTable, ExpressTable {

  /** Tells its name, for people. */
  String name();

  /** Tells the place before the first row. */
  String begin();

  /**
   * Reads some rows.
   *
   * @param after the place of the row to go on after
   * @param limit how many at most
   * @return the rows in the order of their places, none after the last
   */
  List<PeerRow> page(Connection connection, String after, int limit) throws SQLException;
}
