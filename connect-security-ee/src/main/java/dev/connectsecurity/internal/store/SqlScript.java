package dev.connectsecurity.internal.store;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Splits an SQL file of this library into statements.
 *
 * <p>Knows no more than those files need: a line that begins with two hyphens is a comment, and a
 * statement ends with a semicolon at the end of a line.
 */
final class SqlScript {
  private SqlScript() {}

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
}
