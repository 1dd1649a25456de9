package dev.connectsecurity.internal.token;

import java.util.Random;

/** Texts that differ a little from a good one. */
final class Mutants {

  private Mutants() {}

  /** Changes, drops, doubles or inserts one character, sometimes more. */
  static String of(String text, String alphabet, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    do {
      int place = random.nextInt(mutant.length());
      char junk = alphabet.charAt(random.nextInt(alphabet.length()));
      switch (random.nextInt(4)) {
        case 0 -> mutant.setCharAt(place, junk);
        case 1 -> mutant.deleteCharAt(place);
        case 2 -> mutant.insert(place, mutant.charAt(place));
        default -> mutant.insert(place, junk);
      }
    } while (random.nextInt(4) == 0 && !mutant.isEmpty());
    return mutant.toString();
  }
}
