package dev.connectsecurity.samples.demo;

import java.io.PrintStream;
import java.util.function.Supplier;

/** Writes each step with what was expected and what came, and counts. */
final class Transcript {

  private static final String LINE = "%4s  %-50s %-40s %s%n";

  private final PrintStream out;
  private final long begin = System.nanoTime();
  private int steps;
  private int met;

  Transcript(PrintStream out) {
    this.out = out;
  }

  void chapter(String title) {
    out.printf("%n" + LINE, "", title, "expected", "came");
  }

  /** Runs a step; a failure is something that came, and not what was expected. */
  void step(String what, String expected, Supplier<?> action) {
    String came = outcome(action);
    boolean asExpected = came.equals(expected);
    steps++;
    met += asExpected ? 1 : 0;
    out.printf(LINE, asExpected ? "ok" : "NOT", what, expected, came);
  }

  /** Notes that the story could not go on. */
  void broke(RuntimeException reason) {
    steps++;
    out.printf("%4s  the story broke off: %s%n", "NOT", reason);
  }

  /** Writes the count and tells whether all went as expected. */
  boolean conclude() {
    long seconds = (System.nanoTime() - begin) / 1_000_000_000;
    out.printf("%n%d of %d steps as expected, in %d s%n", met, steps, seconds);
    return met == steps && steps > 0;
  }

  private static String outcome(Supplier<?> action) {
    try {
      return String.valueOf(action.get());
    } catch (RuntimeException e) {
      return e.toString();
    }
  }
}
