package dev.connectsecurity.internal.store;

import dev.connectsecurity.StoreHealth;
import dev.connectsecurity.StoreReport;
import dev.connectsecurity.StoreReport.Rows;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.SecretCipher;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Goes over the rows of an app: after the start, and then once an hour, because another node may
 * still write with another key. Tells how they are.
 *
 * <p>One thread may run it, any may ask.
 *
 * @since 0.1
 */
public final class Upkeep implements StoreHealth {
  /** How long nothing is looked at when nothing is left to do. */
  static final Duration REST = Duration.ofHours(1);

  private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());

  private final Reencryption job;
  private final CheckValues checks;
  private final SecretCipher cipher;
  private final Clock clock;
  private final Consumer<Rows> unreadable;
  private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.NEW);

  Upkeep(
      Reencryption job,
      CheckValues checks,
      SecretCipher cipher,
      Clock clock,
      Consumer<Rows> unreadable) {
    this.job = job;
    this.checks = checks;
    this.cipher = cipher;
    this.clock = clock;
    this.unreadable = unreadable;
  }

  @Override
  public StoreReport report() {
    return standing.get().report(isReachable());
  }

  /**
   * Goes over all rows, if it is time to, or over those that are left since it was broken off.
   *
   * @param ended tells, between steps, whether to break off
   */
  public void run(BooleanSupplier ended) {
    Standing before = standing.get();
    if (before.rests(clock.instant())) {
      return;
    }
    if (before.isFirst()) {
      LOG.log(Level.INFO, "connect.store.reencryption begins");
    }
    Progress progress = before.begin();
    try {
      while (!progress.done() && !ended.getAsBoolean()) {
        standing.set(before.running(progress));
        progress = job.step(progress);
      }
      if (progress.done()) {
        finish(before, progress);
        return;
      }
      LOG.log(Level.INFO, "connect.store.reencryption broken-off " + text(progress.rows()));
    } catch (UnavailableException e) {
      LOG.log(
          before.isBrokenOff() ? Level.DEBUG : Level.WARNING,
          "connect.store.reencryption broken-off "
              + text(progress.rows())
              + ": it goes on from there: "
              + e.getMessage());
    }
    standing.set(before.brokenOff(progress));
  }

  private void finish(Standing before, Progress progress) {
    Rows rows = progress.rows();
    if (rows.allCurrent()) {
      forgetOldChecks();
    }
    standing.set(before.done(rows, clock.instant()));
    if (before.tellsNews(rows)) {
      LOG.log(Level.INFO, "connect.store.reencryption ended " + text(rows));
      if (rows.unreadable() > 0) {
        unreadable.accept(rows);
      }
    }
  }

  // Their keys may be taken away now; a start without them finds nothing that it cannot read.
  private void forgetOldChecks() {
    checks.all().stream().filter(value -> !cipher.isCurrent(value)).forEach(checks::forget);
  }

  private boolean isReachable() {
    try {
      checks.all();
      return true;
    } catch (UnavailableException e) {
      return false;
    }
  }

  private static String text(Rows rows) {
    return "rewritten="
        + rows.rewritten()
        + " current="
        + rows.current()
        + " left="
        + (rows.older() + rows.clear())
        + " unreadable="
        + rows.unreadable();
  }

  /**
   * Where the work stands.
   *
   * @param state what is going on
   * @param progress how far the present run is
   * @param last what the last complete run has found
   * @param endedAt when it ended
   */
  private record Standing(
      StoreReport.Reencryption state,
      Progress progress,
      Optional<Rows> last,
      Optional<Instant> endedAt) {
    static final Standing NEW =
        new Standing(
            StoreReport.Reencryption.WAITING, Progress.BEGIN, Optional.empty(), Optional.empty());

    boolean isFirst() {
      return state == StoreReport.Reencryption.WAITING;
    }

    boolean isBrokenOff() {
      return state == StoreReport.Reencryption.BROKEN_OFF;
    }

    // What is left was locked for seconds: it is looked for in the next round.
    boolean rests(Instant now) {
      boolean left = last.filter(rows -> rows.older() + rows.clear() > 0).isPresent();
      return state == StoreReport.Reencryption.DONE
          && !left
          && endedAt.filter(end -> now.isBefore(end.plus(REST))).isPresent();
    }

    Progress begin() {
      return isBrokenOff() ? progress : Progress.BEGIN;
    }

    Standing running(Progress now) {
      return new Standing(StoreReport.Reencryption.RUNNING, now, last, endedAt);
    }

    Standing brokenOff(Progress now) {
      return new Standing(StoreReport.Reencryption.BROKEN_OFF, now, last, endedAt);
    }

    Standing done(Rows rows, Instant now) {
      return new Standing(
          StoreReport.Reencryption.DONE, Progress.BEGIN, Optional.of(rows), Optional.of(now));
    }

    /** Tells whether a complete run has found what the last one has not. */
    boolean tellsNews(Rows rows) {
      return rows.rewritten() > 0
          || last.filter(
                  known ->
                      known.older() == rows.older()
                          && known.clear() == rows.clear()
                          && known.unreadable() == rows.unreadable()
                          && known.missingKeys().equals(rows.missingKeys()))
              .isEmpty();
    }

    StoreReport report(boolean reachable) {
      return new StoreReport(reachable, state, last.orElse(progress.rows()), endedAt);
    }
  }
}
