package dev.connectsecurity.internal.store;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.store.Answers.Answer;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.TokenUse;
import java.time.Duration;
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
   */
  public CachedHosts(AtlassianHosts delegate, Duration cacheTime, long maxEntries, Ticker ticker) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
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

  @Override
  public Change install(AtlassianHost host, TokenUse token) {
    return changed(host.clientKey(), () -> delegate.install(host, token));
  }

  @Override
  public Change uninstall(String clientKey, TokenUse token) {
    return changed(clientKey, () -> delegate.uninstall(clientKey, token));
  }

  @Override
  public Change setEnabled(String clientKey, boolean enabled) {
    return changed(clientKey, () -> delegate.setEnabled(clientKey, enabled));
  }

  private Change changed(String key, Supplier<Change> change) {
    Change result = change.get();
    reads.compute(
        key,
        (k, read) -> {
          answers.forget(k);
          return null;
        });
    return result;
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
