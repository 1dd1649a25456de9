package dev.connectsecurity.internal.store;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.store.Answers.Answer;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.PreviousSecret;
import dev.connectsecurity.spi.TokenUse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Answers from memory for a while, in front of another store.
 *
 * <p>A change made here is seen here at once, a change made by another node after the cache time at
 * the latest. One key is read by one thread at a time, the others wait for its answer. "Not there"
 * is remembered for ten seconds at most, for 1 000 keys. While the other store gives no answer,
 * what is remembered still holds until it expires. Thread-safe.
 *
 * @since 0.1
 */
public final class CachedHosts implements AtlassianHosts {
  private static final int FRESH_PER_SECOND = 20;

  private final AtlassianHosts delegate;
  private final Answers answers;
  private final RefreshRate rate;
  private final Clock clock;
  // A read writes to the cache only while it is the one in here. A change takes it out, so that an
  // old value read before the change cannot come back after it.
  private final ConcurrentMap<String, CompletableFuture<Answer>> reads = new ConcurrentHashMap<>();

  /**
   * Makes a cache.
   *
   * @param delegate the store to ask
   * @param cacheTime how long a tenant is remembered; zero for not at all
   * @param maxEntries how many tenants are remembered at most
   * @param ticker the time that passes, in nanoseconds
   * @param clock for the end of previous secrets
   */
  public CachedHosts(
      AtlassianHosts delegate, Duration cacheTime, long maxEntries, Ticker ticker, Clock clock) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.answers = new Answers(cacheTime, maxEntries, ticker);
    this.rate = new RefreshRate(FRESH_PER_SECOND, ticker);
  }

  @Override
  public Optional<AtlassianHost> find(String clientKey) {
    return remembered(clientKey).host();
  }

  /**
   * Finds a tenant past the cache and remembers the answer.
   *
   * <p>At most once a second per key and twenty times a second over all, because anybody can cause
   * it with a bad signature; beyond that, and when the store gives no answer, the remembered answer
   * is given.
   */
  @Override
  public Optional<AtlassianHost> findFresh(String clientKey) {
    try {
      return fresh(clientKey).host();
    } catch (UnavailableException e) {
      return answers.find(clientKey).orElseThrow(() -> e).host();
    }
  }

  /**
   * Finds the secret before the one that {@link #find} gives the tenant with.
   *
   * <p>It is asked for once as long as that tenant is remembered, because anybody can cause it with
   * a bad signature; a store that gives no answer then is taken for one that has none.
   */
  @Override
  public Optional<PreviousSecret> previousSecret(String clientKey) {
    Instant now = clock.instant();
    return remembered(clientKey)
        .previous(() -> askPrevious(clientKey))
        .filter(previous -> now.isBefore(previous.until()));
  }

  @Override
  public List<AtlassianHost> list(String after, int limit) {
    return delegate.list(after, limit);
  }

  @Override
  public Installation install(AtlassianHost host, TokenUse token) {
    Installation result = delegate.install(host, token);
    forget(host.clientKey());
    result.replaced().forEach(this::forget);
    return result;
  }

  @Override
  public Change uninstall(String clientKey, TokenUse token) {
    Change result = delegate.uninstall(clientKey, token);
    forget(clientKey);
    return result;
  }

  @Override
  public Change setEnabled(String clientKey, boolean enabled) {
    Change result = delegate.setEnabled(clientKey, enabled);
    forget(clientKey);
    return result;
  }

  @Override
  public List<String> uninstalled(Instant before, int limit) {
    return delegate.uninstalled(before, limit);
  }

  @Override
  public boolean forget(String clientKey, Instant before) {
    boolean result = delegate.forget(clientKey, before);
    forget(clientKey);
    return result;
  }

  private void forget(String key) {
    reads.compute(
        key,
        (k, read) -> {
          answers.forget(k);
          return null;
        });
  }

  private Optional<PreviousSecret> askPrevious(String key) {
    try {
      return delegate.previousSecret(key);
    } catch (UnavailableException e) {
      return Optional.empty();
    }
  }

  private Answer remembered(String key) {
    return answers.find(key).orElseGet(() -> joined(key));
  }

  private Answer joined(String key) {
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> running = reads.putIfAbsent(key, mine);
    if (running != null) {
      return await(running);
    }
    // Another read may have ended since the cache was looked at.
    return lead(
        key, mine, () -> answers.find(key).orElseGet(() -> kept(key, mine, delegate.find(key))));
  }

  private Answer fresh(String key) {
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    // In one step, so that who is refused finds the read of who is not.
    CompletableFuture<Answer> read =
        reads.compute(key, (k, running) -> rate.allows(k) ? mine : running);
    if (read == mine) {
      return lead(key, mine, () -> kept(key, mine, delegate.findFresh(key)));
    }
    return read == null ? remembered(key) : await(read);
  }

  private Answer lead(String key, CompletableFuture<Answer> mine, Supplier<Answer> question) {
    try {
      Answer answer = question.get();
      mine.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      reads.remove(key, mine);
    }
  }

  private Answer kept(String key, CompletableFuture<Answer> mine, Optional<AtlassianHost> host) {
    Answer answer = new Answer(host);
    reads.computeIfPresent(
        key,
        (k, current) -> {
          if (current == mine) {
            answers.put(k, answer);
          }
          return current;
        });
    return answer;
  }

  private static Answer await(CompletableFuture<Answer> read) {
    try {
      return read.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
