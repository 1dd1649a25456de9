package dev.connectsecurity.internal.store;

import dev.connectsecurity.StoreReport.Rows;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How far a {@link Reencryption} has come.
 *
 * @param table how many tables are finished
 * @param after the key of the last row of the present table, empty at its beginning
 * @param done whether it is over
 * @param rows what it has found so far
 */
record Progress(int table, String after, boolean done, Rows rows) {
  /** Where to begin. */
  static final Progress BEGIN = new Progress(0, "", false, Rows.NONE);

  Progress {
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(rows, "rows");
  }

  /** Counts the row of that key. */
  Progress past(String key, Outcome outcome) {
    Map<String, Long> missing = new HashMap<>(rows.missingKeys());
    outcome.missingKeys().forEach(id -> missing.merge(id, 1L, Long::sum));
    boolean rewritten = outcome.kind() == Outcome.Kind.REWRITTEN;
    return new Progress(
        table,
        key,
        false,
        new Rows(
            rows.current() + (rewritten ? 1 : outcome.one(Outcome.Kind.CURRENT)),
            rows.rewritten() + outcome.one(Outcome.Kind.REWRITTEN),
            rows.older() + outcome.one(Outcome.Kind.OLDER),
            rows.clear() + outcome.one(Outcome.Kind.CLEAR),
            rows.unreadable() + outcome.one(Outcome.Kind.UNREADABLE),
            missing));
  }

  /** Goes to the beginning of the next table, if there is one. */
  Progress pastTable(int tables) {
    return new Progress(table + 1, "", table + 1 == tables, rows);
  }
}
