package dev.connectsecurity.internal.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  static DataSource at(String url) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url);
    dataSource.setUser("sa");
    return dataSource;
  }

  static void run(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static long number(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
