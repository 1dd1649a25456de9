package dev.connectsecurity.internal.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Makes caches.
 *
 * <p>Their upkeep runs in the caller's thread: a shared pool would outlive the application.
 *
 * @since 0.1
 */
public final class Caches {
  private Caches() {}

  /**
   * Makes a cache that forgets what was written long ago.
   *
   * @param max how many entries are kept at most
   * @param age how long after it was written an entry is kept
   * @param ticker the time that passes, in nanoseconds
   */
  public static <K, V> Cache<K, V> aging(long max, Duration age, Ticker ticker) {
    return bounded(max, ticker).expireAfterWrite(age).build();
  }

  /** Makes a cache as {@link #aging}, of answers that several threads may wait for. */
  public static <K, V> AsyncCache<K, V> agingAnswers(long max, Duration age, Ticker ticker) {
    return bounded(max, ticker).expireAfterWrite(age).buildAsync();
  }

  /**
   * Makes a cache that forgets what nobody has asked for in a long while.
   *
   * @param max how many entries are kept at most
   * @param idle how long after it was read or written an entry is kept
   * @param ticker the time that passes, in nanoseconds
   */
  public static <K, V> Cache<K, V> idling(long max, Duration idle, Ticker ticker) {
    return bounded(max, ticker).expireAfterAccess(idle).build();
  }

  /**
   * Makes a cache that keeps an entry as long as somebody else holds its key; keys are the same.
   */
  public static <K, V> Cache<K, V> reachable() {
    return Caffeine.newBuilder().executor(Runnable::run).weakKeys().build();
  }

  private static Caffeine<Object, Object> bounded(long max, Ticker ticker) {
    return Caffeine.newBuilder().executor(Runnable::run).ticker(ticker).maximumSize(max);
  }
}
