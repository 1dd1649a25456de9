package dev.connectsecurity.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An SQL file of this library.
 *
 * <p>Knows no more syntax than those files need: a line that begins with two hyphens is a comment,
 * and a statement ends with a semicolon at the end of a line.
 *
 * @param path where it is in the jar
 */
record SqlScript(String path) {

  /** Runs every statement in its order. */
  void run(Connection connection, Database database) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements(text())) {
        execute(statement, sql, database);
      }
    }
  }

  /** Gives the statements in their order, without their semicolons. */
  static List<String> statements(String script) {
    String code =
        script
            .lines()
            .filter(line -> !line.strip().startsWith("--"))
            .collect(Collectors.joining("\n"));
    return Stream.of(code.split(";[ \\t]*(\\n|$)"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  private static void execute(Statement statement, String sql, Database database)
      throws SQLException {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      if (!database.isDone(e)) {
        throw e;
      }
    }
  }

  private String text() {
    try (InputStream file = SqlScript.class.getClassLoader().getResourceAsStream(path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
