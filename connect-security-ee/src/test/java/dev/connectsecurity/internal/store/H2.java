package dev.connectsecurity.internal.store;

import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Real H2 databases for tests. */
final class H2 {
  private H2() {}

  /** A new database in memory, without tables. */
  static DataSource empty() {
    return at("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  /** A new database in memory, with the tables of this version. */
  static DataSource current() {
    DataSource dataSource = empty();
    Schema.of(dataSource).create();
    return dataSource;
  }

  /** A database in a file, which lives on when it is shut down. */
  static DataSource file(Path folder) {
    return at("jdbc:h2:file:" + folder.resolve("tenants") + ";DB_CLOSE_DELAY=-1");
  }

  /** The same database for a user who may only read. */
  static DataSource reader(DataSource database) {
    Statements.run(database, "CREATE USER reader PASSWORD ''");
    Statements.run(database, "GRANT SELECT ON SCHEMA PUBLIC TO reader");
    JdbcDataSource again = new JdbcDataSource();
    again.setURL(((JdbcDataSource) database).getURL().split(";", 2)[0]);
    again.setUser("reader");
    return again;
  }

  static DataSource at(String url) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url);
    dataSource.setUser("sa");
    return dataSource;
  }
}
