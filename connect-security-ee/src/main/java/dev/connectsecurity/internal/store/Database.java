package dev.connectsecurity.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** A family of databases that one set of SQL files suits. */
enum Database {
  H2("H2"),
  POSTGRESQL("PostgreSQL"),
  MYSQL("MySQL", "MariaDB");

  private static final int DUPLICATE_COLUMN = 1060;

  private final Set<String> products;

  Database(String... products) {
    this.products = Set.of(products);
  }

  /** Finds the family by what JDBC's metadata says. */
  static Database of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    for (Database database : values()) {
      if (database.products.contains(product)) {
        return database;
      }
    }
    throw new IllegalArgumentException(
        "The data source leads to the database "
            + product
            + "; supported are H2, PostgreSQL, MySQL and MariaDB");
  }

  /** Gives the name of the folder that holds the SQL files. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Tells whether a statement failed because an upgrade that was cut short has done it. Only MySQL
   * cannot say "if not exists" of a column; it adds all columns of a statement or none.
   */
  boolean isDone(SQLException failure) {
    return this == MYSQL && failure.getErrorCode() == DUPLICATE_COLUMN;
  }
}
