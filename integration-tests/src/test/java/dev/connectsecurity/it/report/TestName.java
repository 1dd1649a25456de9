package dev.connectsecurity.it.report;

import dev.connectsecurity.it.support.SkipTable;
import java.util.stream.Stream;

/**
 * One test of a report.
 *
 * @param type the full name of its class
 * @param test the name of its method
 * @param testCase the display name of its case, or empty
 */
record TestName(String type, String test, String testCase) implements Comparable<TestName> {

  // "method", "method(String, int) display name of the case" or, of a skipped class, nothing
  static TestName of(String type, String reported) {
    int parameters = reported.indexOf('(');
    if (parameters < 0) {
      return new TestName(type, reported, "");
    }
    int end = reported.indexOf(')', parameters);
    return new TestName(
        type, reported.substring(0, parameters), reported.substring(end + 1).strip());
  }

  String simpleType() {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** Tells whether the test makes sense on one server only. */
  boolean isForOneServer() {
    return Stream.of("payara", "tomcat", "tomee", "wildfly")
        .anyMatch(server -> type.startsWith("dev.connectsecurity.it." + server + "."));
  }

  boolean isMeantBy(SkipTable.Row row) {
    return row.testClass().equals(simpleType())
        && (row.test().isEmpty() || row.test().equals(test))
        && (row.testCase().isEmpty() || row.testCase().equals(testCase));
  }

  @Override
  public int compareTo(TestName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return simpleType() + " " + test + " " + testCase;
  }
}
