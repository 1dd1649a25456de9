package dev.connectsecurity.internal.exchange;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.cache.Caches;
import dev.connectsecurity.internal.exchange.HeldToken.Dropped;
import dev.connectsecurity.internal.exchange.HeldToken.Refused;
import dev.connectsecurity.internal.exchange.HeldToken.Usable;
import dev.connectsecurity.internal.exchange.SingleFlight.Flight;
import dev.connectsecurity.internal.exchange.TokenRefusedException.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;

/**
 * Keeps access tokens, each for one key.
 *
 * <p>Where there is none, one thread asks and the others wait for its answer. A token that nears
 * its end is still given to everybody while another thread renews it; should that fail, it is tried
 * again some seconds later. A refusal is remembered for some seconds, so that no storm reaches the
 * server; what may pass by itself is not remembered. Thread-safe.
 *
 * @param <K> what a token belongs to; a record of all that it depends on
 * @since 0.1
 */
public final class AccessTokenCache<K> {
  private static final Logger LOG = System.getLogger(AccessTokenCache.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Set<Kind> REMEMBERED = Set.of(Kind.GRANT, Kind.CLIENT, Kind.RATE_LIMITED);
  // Above the longest life of a token that is believed.
  private static final Duration IDLE = Duration.ofHours(25);

  private final Clock clock;
  private final Ticker ticker;
  private final Executor renewals;
  private final Cache<K, HeldToken> held;
  private final SingleFlight<K> asked = new SingleFlight<>();
  private final Set<K> renewing = ConcurrentHashMap.newKeySet();

  /**
   * Makes a cache.
   *
   * @param max how many keys are remembered at most
   * @param clock the time by which tokens expire
   * @param ticker the time that passes, in nanoseconds
   * @param renewals runs renewals on other threads; may refuse
   */
  public AccessTokenCache(long max, Clock clock, Ticker ticker, Executor renewals) {
    this.clock = clock;
    this.ticker = ticker;
    this.renewals = renewals;
    this.held = Caches.idling(max, IDLE, ticker);
  }

  /**
   * Gives the token of a key; waits only if none is usable.
   *
   * @param key what the token belongs to
   * @param question asks for a new one
   * @return the token
   * @throws TokenRefusedException if there is none
   */
  public Secret get(K key, TokenQuestion question) throws TokenRefusedException {
    HeldToken found = held.getIfPresent(key);
    Moment now = now();
    Secret known = known(found, now);
    if (known == null) {
      return askedOnce(key, found, question);
    }
    if (found instanceof Usable token && token.renewFrom().reachedAt(now)) {
      renewLater(key, token, question);
    }
    return known;
  }

  /**
   * Takes note that a product has refused a token. A token that has just replaced a refused one is
   * not replaced again: the fault is not the token's.
   *
   * @param key what the token belongs to
   * @param refused a token that {@link #get} has given
   * @return whether {@link #get} may give another one
   */
  public boolean renew(K key, Secret refused) {
    Moment now = now();
    HeldToken left =
        held.asMap()
            .computeIfPresent(
                key,
                (k, found) ->
                    found instanceof Usable token
                            && token.secret().equals(refused)
                            && token.replacesRefusedUntil().passedAt(now)
                        ? new Dropped(refused, now.plus(PAUSE))
                        : found);
    return !(left instanceof Refused)
        && !(left instanceof Usable token && token.secret().equals(refused));
  }

  /**
   * Forgets keys; also an answer that is on its way now will not be remembered.
   *
   * @param which tells the keys
   */
  public void forget(Predicate<? super K> which) {
    asked.forget(which);
    held.asMap().keySet().removeIf(which);
  }

  /** Counts what is remembered. */
  long size() {
    held.cleanUp();
    return held.estimatedSize();
  }

  private static Secret known(HeldToken found, Moment now) throws TokenRefusedException {
    if (found instanceof Refused refused && !refused.until().passedAt(now)) {
      throw refused.refusal();
    }
    return found instanceof Usable token && token.isUsable(now) ? token.secret() : null;
  }

  private void renewLater(K key, Usable old, TokenQuestion question) {
    if (!renewing.add(key)) {
      return;
    }
    try {
      renewals.execute(() -> renewNow(key, old, question));
    } catch (RejectedExecutionException busy) {
      renewing.remove(key);
    }
  }

  private void renewNow(K key, Usable old, TokenQuestion question) {
    try {
      // Else somebody was quicker.
      if (held.getIfPresent(key) == old) {
        askedOnce(key, old, question);
      }
    } catch (TokenRefusedException | RuntimeException failure) {
      LOG.log(Level.DEBUG, () -> "connect.token.renewal failed: " + failure.getMessage());
    } finally {
      renewing.remove(key);
    }
  }

  private Secret askedOnce(K key, HeldToken before, TokenQuestion question)
      throws TokenRefusedException {
    return asked.join(
        key,
        flight -> {
          HeldToken found = held.getIfPresent(key);
          // Another question may have been answered since the cache was looked at.
          Secret known = found == before ? null : known(found, now());
          return known == null ? answered(flight, found, question) : known;
        });
  }

  private Secret answered(Flight<K> flight, HeldToken found, TokenQuestion question)
      throws TokenRefusedException {
    Moment start = now();
    try {
      TokenAnswer answer = question.ask(replaced(found));
      Moment replacesRefusedUntil = found instanceof Dropped gone ? gone.replacementUntil() : start;
      keep(flight, Usable.of(answer, start, replacesRefusedUntil));
      return answer.accessToken();
    } catch (TokenRefusedException | RuntimeException e) {
      afterFailure(flight, found, e);
      throw e;
    }
  }

  private static Optional<Secret> replaced(HeldToken found) {
    if (found instanceof Usable token) {
      return Optional.of(token.secret());
    }
    return found instanceof Dropped gone ? Optional.of(gone.refused()) : Optional.empty();
  }

  private void afterFailure(Flight<K> flight, HeldToken found, Exception failure) {
    Moment later = now().plus(PAUSE);
    if (found instanceof Usable token && token.isUsable(now())) {
      // Only if it is still there: it may have been refused or forgotten meanwhile.
      held.asMap().replace(flight.key(), token, token.renewedFrom(later));
    } else if (failure instanceof TokenRefusedException refusal
        && REMEMBERED.contains(refusal.kind())) {
      keep(flight, new Refused(refusal, later));
    }
  }

  private void keep(Flight<K> flight, HeldToken what) {
    flight.unlessForgotten(() -> held.put(flight.key(), what));
  }

  private Moment now() {
    return Moment.now(clock, ticker);
  }
}
