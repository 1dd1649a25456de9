package dev.connectsecurity.bench;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.AccessTokenCache;
import dev.connectsecurity.internal.exchange.TokenAnswer;
import dev.connectsecurity.internal.exchange.TokenQuestion;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** The token of an impersonated user out of the cache, with 1 000 users in it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenCacheBenchmark {
  private static final int USERS = 1_000;
  private static final TokenQuestion QUESTION =
      replaced ->
          new TokenAnswer(
              Secret.of("access-token"),
              Instant.now().plusSeconds(7_200),
              Optional.empty(),
              Set.of());

  private final AccessTokenCache<String> cache =
      new AccessTokenCache<>(10_000, Clock.systemUTC(), System::nanoTime, Runnable::run);
  private final String[] users = new String[USERS];

  /** Makes names for the users. */
  public TokenCacheBenchmark() {
    for (int i = 0; i < USERS; i++) {
      users[i] = "account-" + i;
    }
  }

  /** One caller. */
  @Benchmark
  public Secret get() throws Exception {
    return cache.get(users[ThreadLocalRandom.current().nextInt(USERS)], QUESTION);
  }

  /** Eight callers. */
  @Benchmark
  @Threads(8)
  public Secret getBy8() throws Exception {
    return get();
  }

  /** Sixty-four callers. */
  @Benchmark
  @Threads(64)
  public Secret getBy64() throws Exception {
    return get();
  }

  /** As many callers as a large pool of a server has threads. */
  @Benchmark
  @Threads(512)
  public Secret getBy512() throws Exception {
    return get();
  }
}
