package dev.connectsecurity.internal.privacy;

import dev.connectsecurity.spi.AccountIds.Stored;
import java.time.Instant;
import java.util.regex.Pattern;

/** Which accounts can be reported: one that cannot would have the whole report refused. */
final class Reportable {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9:-]{1,128}");

  // What Atlassian gives for users who are not known any more: nobody's id.
  private static final String NOBODY = "unknown";

  // RFC 3339 section 1: years of four digits.
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Reportable() {}

  /** Tells whether an account can be reported. */
  static boolean is(Stored account) {
    return ID.matcher(account.accountId()).matches()
        && !NOBODY.equals(account.accountId())
        && !account.updatedAt().isBefore(FIRST)
        && account.updatedAt().isBefore(END);
  }
}
