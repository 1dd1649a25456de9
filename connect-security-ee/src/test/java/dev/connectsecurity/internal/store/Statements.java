package dev.connectsecurity.internal.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What tests say to a database behind the library's back. */
final class Statements {
  private Statements() {}

  static void run(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static long number(DataSource dataSource, String sql) {
    return Long.parseLong(texts(dataSource, sql).get(0));
  }

  static String text(DataSource dataSource, String sql) {
    return texts(dataSource, sql).get(0);
  }

  /** Reads the first column of every row. */
  static List<String> texts(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (row.next()) {
        texts.add(row.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
