package dev.connectsecurity.internal.wiring;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody may have meant. */
final class Nearest {
  private Nearest() {}

  /** Gives the candidate with the fewest edits, if they are at most a third of the word. */
  static Optional<String> to(String word, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> distance(word, candidate) <= Math.max(2, candidate.length() / 3))
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(c -> c));
  }

  // Levenshtein, two rows.
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + change);
      }
      above = row;
    }
    return above[b.length()];
  }
}
