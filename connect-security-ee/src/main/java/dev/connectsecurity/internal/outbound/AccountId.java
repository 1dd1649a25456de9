package dev.connectsecurity.internal.outbound;

import java.util.regex.Pattern;

/**
 * The shape of Atlassian account ids.
 *
 * @since 0.1
 */
public final class AccountId {
  private static final Pattern SHAPE = Pattern.compile("(?!(?i:urn:))[A-Za-z0-9:-]{1,128}");

  // What Atlassian gives for users who are not known any more.
  private static final String NOBODY = "unknown";

  private AccountId() {}

  /**
   * Tells whether a text may name a user.
   *
   * @param text the text
   * @return whether it is 1 to 128 letters, digits, dashes and colons, and is not kept for nobody
   */
  public static boolean isValid(String text) {
    return SHAPE.matcher(text).matches() && !NOBODY.equals(text);
  }

  /**
   * Refuses what cannot name a user.
   *
   * @return the id
   * @throws IllegalArgumentException if it cannot; the message does not quote it
   */
  static String require(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "the account id is not made of 1 to 128 letters, digits, dashes and colons, is 'unknown'"
              + " or begins with 'urn:'");
    }
    return text;
  }
}
