package dev.connectsecurity.it.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The table {@code skips.csv}: which tests a server's run passes over, and why. */
public final class SkipTable {
  private static final List<Row> ROWS = read();

  private SkipTable() {}

  /** Gives all rows. */
  public static List<Row> rows() {
    return ROWS;
  }

  /** Finds the row that is about a class, a test or one case of it. */
  static Optional<Row> find(String server, String testClass, String test, String testCase) {
    return ROWS.stream()
        .filter(row -> row.server.equals(server) && row.testClass.equals(testClass))
        .filter(row -> row.test.isEmpty() || row.test.equals(test))
        .filter(row -> row.testCase.isEmpty() || row.testCase.equals(testCase))
        .findFirst();
  }

  private static List<Row> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                SkipTable.class.getResourceAsStream("/skips.csv"), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" *\\| *", 5))
          .map(columns -> new Row(columns[0], columns[1], columns[2], columns[3], columns[4]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One line.
   *
   * @param server whose run skips
   * @param testClass the simple name of the class
   * @param test the name of the method, or empty for the whole class
   * @param testCase the display name of one case, or empty for all
   * @param reason why
   */
  public record Row(String server, String testClass, String test, String testCase, String reason) {}
}
