package dev.connectsecurity.internal.lifecycle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.cache.Caches;
import dev.connectsecurity.internal.token.InstallKeys;
import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * Keeps Atlassian's public keys, so that a key server that is slow or gone matters little, and
 * callers who invent key ids do not reach it for long.
 *
 * <p>A key is never replaced under its id, so it is kept for a day; 100 keys at most. That an id is
 * unknown is kept for a minute; 1 000 ids at most. A failure is not kept. Callers who want the same
 * key at the same time share one fetch; there are 4 fetches at a time and 20 in 10 seconds at most.
 * Source: Atlassian, "Security for Connect apps".
 *
 * @since 0.1
 */
public final class CachedInstallKeys implements InstallKeys {
  private static final int MAX_KEYS = 100;
  private static final Duration KEY_LIFETIME = Duration.ofHours(24);
  private static final int MAX_UNKNOWN = 1_000;
  private static final Duration UNKNOWN_LIFETIME = Duration.ofSeconds(60);
  private static final int MAX_FETCHES = 20;
  private static final Duration FETCHES_PERIOD = Duration.ofSeconds(10);
  private static final int MAX_FETCHING = 4;

  private final InstallKeys origin;
  private final Cache<String, PublicKey> known;
  private final Cache<String, Boolean> unknown;
  private final ConcurrentMap<String, CompletableFuture<PublicKey>> flights =
      new ConcurrentHashMap<>();
  private final Semaphore fetching = new Semaphore(MAX_FETCHING);
  private final RateLimit fetches;

  /**
   * Makes a cache.
   *
   * @param origin where a key comes from that is not kept; asked on the caller's thread
   * @param ticker a clock that never runs backwards
   */
  public CachedInstallKeys(InstallKeys origin, Ticker ticker) {
    this.origin = origin;
    this.known = Caches.aging(MAX_KEYS, KEY_LIFETIME, ticker);
    this.unknown = Caches.aging(MAX_UNKNOWN, UNKNOWN_LIFETIME, ticker);
    this.fetches = new RateLimit(MAX_FETCHES, FETCHES_PERIOD, ticker::read);
  }

  @Override
  public PublicKey keyFor(String kid) {
    PublicKey key = kept(kid);
    if (key != null) {
      return key;
    }
    CompletableFuture<PublicKey> mine = new CompletableFuture<>();
    CompletableFuture<PublicKey> flight = flights.putIfAbsent(kid, mine);
    return flight == null ? lead(kid, mine) : follow(flight);
  }

  private PublicKey kept(String kid) {
    if (unknown.getIfPresent(kid) != null) {
      throw new NotAuthenticatedException(Reason.KEY_ID, "the key id is known to be unknown");
    }
    return known.getIfPresent(kid);
  }

  private PublicKey lead(String kid, CompletableFuture<PublicKey> flight) {
    try {
      // the flight before this one may have landed between the look and the start
      PublicKey landed = kept(kid);
      PublicKey key = landed == null ? fetch(kid) : landed;
      known.put(kid, key);
      flight.complete(key);
      return key;
    } catch (RuntimeException | Error e) {
      flight.completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(kid, flight);
    }
  }

  private static PublicKey follow(CompletableFuture<PublicKey> flight) {
    try {
      return flight.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private PublicKey fetch(String kid) {
    if (!fetching.tryAcquire()) {
      throw busy("the key server keeps " + MAX_FETCHING + " callers waiting already");
    }
    try {
      if (!fetches.tryAcquire()) {
        throw busy("the key server was asked too often");
      }
      return origin.keyFor(kid);
    } catch (NotAuthenticatedException e) {
      unknown.put(kid, true);
      throw e;
    } finally {
      fetching.release();
    }
  }

  private static UnavailableException busy(String message) {
    return new UnavailableException(Reason.KEYS_UNAVAILABLE, message, null);
  }
}
