package dev.connectsecurity.internal.store;

import java.util.HashSet;
import java.util.Set;

/**
 * What became of a row, or of one secret in it.
 *
 * @param kind what became of it
 * @param missingKeys ids of keys that it needs and that are not there
 */
record Outcome(Kind kind, Set<String> missingKeys) {

  static Outcome of(Kind kind) {
    return new Outcome(kind, Set.of());
  }

  /** Puts the secrets of a row together: the worst of them counts. */
  Outcome and(Outcome other) {
    Set<String> missing = new HashSet<>(missingKeys);
    missing.addAll(other.missingKeys);
    return new Outcome(kind.compareTo(other.kind) < 0 ? other.kind : kind, missing);
  }

  /** Gives one if it is of that kind, else none. */
  int one(Kind wanted) {
    return kind == wanted ? 1 : 0;
  }

  /** From the best to the worst. */
  enum Kind {
    CURRENT,
    REWRITTEN,
    OLDER,
    CLEAR,
    UNREADABLE
  }
}
