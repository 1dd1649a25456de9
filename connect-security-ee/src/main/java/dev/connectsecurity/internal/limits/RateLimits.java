package dev.connectsecurity.internal.limits;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.connectsecurity.RateLimitNear;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Keeps calls from running against limits that a product has told.
 *
 * <p>A product that says when to come again closes the budget until then, on this node. Meanwhile
 * calls wait, a few for each site, and are let go one by one; the others are not sent. A wait that
 * would be too long is not begun. Thread-safe.
 *
 * @since 0.1
 */
public final class RateLimits implements AutoCloseable {
  // Products have told wrong times: after this long somebody may ask again.
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration JITTER = Duration.ofMillis(250);

  private final LimitSettings settings;
  private final Clock clock;
  private final Waiting waiting;
  private final Closings closings;
  private final WaitingRoom room;
  private final NearEvents events;

  /**
   * Starts with all budgets open.
   *
   * @param settings how long, how often and how many
   * @param events is handed each {@link RateLimitNear}
   * @param clock the time in which products tell dates
   * @param ticker the time that passes, in nanoseconds
   * @param waiting lets callers wait; closed with this object
   */
  public RateLimits(
      LimitSettings settings,
      Consumer<Object> events,
      Clock clock,
      Ticker ticker,
      Waiting waiting) {
    this.settings = settings;
    this.clock = clock;
    this.waiting = waiting;
    Duration patience = settings.maxRetryWait();
    this.closings = new Closings(patience.compareTo(LONGEST) > 0 ? patience : LONGEST, ticker);
    this.room = new WaitingRoom(settings.maxWaiting());
    this.events = new NearEvents(events, ticker);
  }

  /**
   * Lets a call go out, at once or after a wait.
   *
   * @param budget whose limit the call counts against
   * @throws UnavailableException if the budget is used up for too long, too many calls to the site
   *     wait already, or waiting was broken off: {@link Reason#RATE_LIMITED}
   */
  public void enter(Budget budget) {
    Duration rest = closings.rest(budget);
    if (!rest.isZero() && !isAdmitted(budget, rest)) {
      throw new UnavailableException(
          Reason.RATE_LIMITED,
          "Not sent: " + budget.root() + " takes no calls for now, and this one cannot wait",
          null);
    }
  }

  /**
   * Takes note of an answer.
   *
   * @param budget whose limit the call counted against
   * @param status the answer's status
   * @param headers gives the value of a header, or null
   * @return whether the answer says when to come again
   */
  public boolean note(Budget budget, int status, UnaryOperator<String> headers) {
    Instant now = clock.instant();
    LimitHeaders limits = LimitHeaders.of(status, headers, now);
    limits.retryAt().ifPresent(at -> closings.close(budget, Duration.between(now, at)));
    if (limits.reached() || limits.near()) {
      events.tell(
          new RateLimitNear(
              budget.mode(),
              budget.root(),
              limits.reached(),
              limits.reason(),
              limits.remaining(),
              limits.retryAt()));
    }
    return limits.retryAt().isPresent();
  }

  /**
   * Waits until a call may be repeated, and always a little.
   *
   * @param budget whose limit the call counts against
   * @param retries how often it was repeated already
   * @return false if it should not be repeated
   */
  public boolean awaitRetry(Budget budget, int retries) {
    return retries < settings.maxRetries() && isAdmitted(budget, closings.rest(budget));
  }

  /** Ends the waiting of all calls. */
  @Override
  public void close() {
    waiting.close();
  }

  /** Counts the calls that wait. */
  int waiting() {
    return room.waiting();
  }

  private boolean isAdmitted(Budget budget, Duration rest) {
    if (rest.compareTo(settings.maxRetryWait()) > 0 || !room.enter(budget.root())) {
      return false;
    }
    try {
      return isOpenAfterWaiting(budget, rest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      room.leave(budget.root());
    }
  }

  // Another call's answer may prolong the wait.
  private boolean isOpenAfterWaiting(Budget budget, Duration first) throws InterruptedException {
    Duration rest = first;
    Duration patience = settings.maxRetryWait();
    do {
      patience = patience.minus(rest);
      if (patience.isNegative() || !waiting.of(rest.plus(jitter(rest)))) {
        return false;
      }
      rest = closings.rest(budget);
    } while (!rest.isZero());
    return true;
  }

  private static Duration jitter(Duration wait) {
    long most = JITTER.plus(wait.dividedBy(4)).toNanos();
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(most));
  }
}
