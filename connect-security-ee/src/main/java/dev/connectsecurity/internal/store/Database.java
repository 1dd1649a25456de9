package dev.connectsecurity.internal.store;

import java.util.Locale;
import java.util.Set;

/** A family of databases that one SQL file suits. */
enum Database {
  H2("H2"),
  POSTGRESQL("PostgreSQL"),
  MYSQL("MySQL", "MariaDB");

  private final Set<String> products;

  Database(String... products) {
    this.products = Set.of(products);
  }

  /** Finds the family by the product name in JDBC's metadata. */
  static Database of(String product) {
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
}
