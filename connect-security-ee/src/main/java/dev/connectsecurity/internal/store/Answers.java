package dev.connectsecurity.internal.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.internal.cache.Caches;
import dev.connectsecurity.spi.PreviousSecret;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Remembers for a while what a store answered.
 *
 * <p>"Not there" has a room of its own, so that invented keys cannot drive out real tenants.
 */
final class Answers {
  private static final int MAX_ABSENT = 1_000;
  // A tenant that another node has just installed is asked for within seconds.
  private static final Duration MAX_ABSENT_TIME = Duration.ofSeconds(10);

  private final Cache<String, Answer> present;
  private final Cache<String, Answer> absent;

  Answers(Duration time, long max, Ticker ticker) {
    Duration absentTime = time.compareTo(MAX_ABSENT_TIME) < 0 ? time : MAX_ABSENT_TIME;
    this.present = Caches.aging(max, time, ticker);
    this.absent = Caches.aging(MAX_ABSENT, absentTime, ticker);
  }

  /** Gives an unexpired answer. */
  Optional<Answer> find(String key) {
    return Optional.ofNullable(present.getIfPresent(key))
        .or(() -> Optional.ofNullable(absent.getIfPresent(key)));
  }

  /** Remembers an answer in place of an older one. */
  void put(String key, Answer answer) {
    if (answer.host().isPresent()) {
      present.put(key, answer);
      absent.invalidate(key);
    } else {
      absent.put(key, answer);
      present.invalidate(key);
    }
  }

  /** Forgets the answer for a key. */
  void forget(String key) {
    present.invalidate(key);
    absent.invalidate(key);
  }

  /** What a store answered of a tenant. */
  static final class Answer {
    private final Optional<AtlassianHost> host;
    private final AtomicReference<Optional<PreviousSecret>> previous = new AtomicReference<>();

    Answer(Optional<AtlassianHost> host) {
      this.host = host;
    }

    Optional<AtlassianHost> host() {
      return host;
    }

    /** Gives the tenant's previous secret; asks for it once, however many threads want it. */
    synchronized Optional<PreviousSecret> previous(Supplier<Optional<PreviousSecret>> question) {
      if (previous.get() == null) {
        previous.set(host.isPresent() ? question.get() : Optional.empty());
      }
      return previous.get();
    }
  }
}
