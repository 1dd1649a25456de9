package dev.connectsecurity.internal.privacy;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a tenant stands between two rounds.
 *
 * @param cycle how long a report of an account lasts there
 * @param pausedUntil when the next report may be sent
 * @param failing whether the last round failed, and was complained of
 * @param unreportable whether ids that cannot be reported were complained of
 */
record Standing(Duration cycle, Instant pausedUntil, boolean failing, boolean unreportable) {

  /** A tenant that nothing is known of. */
  static final Standing NEW = new Standing(ReportHeaders.USUAL_CYCLE, Instant.MIN, false, false);

  /** Gives the standing after a report was taken. */
  Standing taken(Duration nextCycle) {
    return new Standing(nextCycle, Instant.MIN, false, unreportable);
  }

  /** Gives the standing after the tenant asked for patience. */
  Standing paused(Instant until) {
    return new Standing(cycle, until, failing, unreportable);
  }

  /** Gives the standing after a failure. */
  Standing failed() {
    return new Standing(cycle, pausedUntil, true, unreportable);
  }

  /** Gives the standing after ids were found that cannot be reported. */
  Standing withUnreportable() {
    return new Standing(cycle, pausedUntil, failing, true);
  }

  /** Tells whether a report may be sent. */
  boolean isOpen(Instant now) {
    return !now.isBefore(pausedUntil);
  }
}
