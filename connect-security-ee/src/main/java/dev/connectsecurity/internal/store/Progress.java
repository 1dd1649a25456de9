package dev.connectsecurity.internal.store;

import java.util.Objects;

/**
 * How far a {@link Reencryption} has come.
 *
 * @param column how many columns are finished
 * @param after the key of the last row of the present column, empty at its beginning
 * @param done whether it is over
 * @param examined how many secrets were looked at
 * @param rewritten how many of them were encrypted anew
 * @param left how many still have to be, because they were only counted, or were locked
 * @param unreadable how many cannot be read: their key is not there, or they were changed by hand
 * @since 0.1
 */
public record Progress(
    int column,
    String after,
    boolean done,
    long examined,
    long rewritten,
    long left,
    long unreadable) {
  /** Where to begin. */
  public static final Progress BEGIN = new Progress(0, "", false, 0, 0, 0, 0);

  /**
   * Describes it.
   *
   * @throws NullPointerException if a component is null
   */
  public Progress {
    Objects.requireNonNull(after, "after");
  }

  /** Counts a secret of the row of that key. */
  Progress past(String key, Outcome outcome) {
    return new Progress(
        column,
        key,
        false,
        examined + (outcome == Outcome.NO_SECRET ? 0 : 1),
        rewritten + (outcome == Outcome.REWRITTEN ? 1 : 0),
        left + (outcome == Outcome.LEFT ? 1 : 0),
        unreadable + (outcome == Outcome.UNREADABLE ? 1 : 0));
  }

  /** Goes to the beginning of the next column, if there is one. */
  Progress pastColumn(int columns) {
    return new Progress(
        column + 1, "", column + 1 == columns, examined, rewritten, left, unreadable);
  }

  /** What became of a row. */
  enum Outcome {
    NO_SECRET,
    CURRENT,
    REWRITTEN,
    LEFT,
    UNREADABLE
  }
}
