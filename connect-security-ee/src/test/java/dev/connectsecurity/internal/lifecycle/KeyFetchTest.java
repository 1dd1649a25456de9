package dev.connectsecurity.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.token.HttpInstallKeys;
import dev.connectsecurity.internal.token.InstallKeys;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may fetch a key, how many at a time, and who waits for whom. */
@Timeout(60)
final class KeyFetchTest {
  private static final PublicKey KEY = Reception.ATLASSIAN.getPublic();

  private final SteppingClock clock = new SteppingClock();
  private final KeyServer server;
  private final InstallKeys keys;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  KeyFetchTest() throws Exception {
    server = new KeyServer().key("k1", KEY);
    keys =
        new CachedInstallKeys(
            new HttpInstallKeys(server.uri(), Duration.ofSeconds(10)), clock::nanos);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    server.close();
  }

  @Test
  @DisplayName("row 148: a server that never answers ties up 4 threads")
  void hangingServer_tiesUpFourCallers() throws Exception {
    CountDownLatch hanging = new CountDownLatch(4);
    CountDownLatch release = new CountDownLatch(1);
    CachedInstallKeys cached =
        new CachedInstallKeys(
            kid -> {
              hanging.countDown();
              await(release);
              return KEY;
            },
            clock::nanos);
    List<Future<PublicKey>> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String kid = "hang-" + i;
      callers.add(threads.submit(() -> cached.keyFor(kid)));
    }
    hanging.await();

    assertThatThrownBy(() -> cached.keyFor("fifth"))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("the key server keeps 4 callers waiting already");
    release.countDown();
    for (Future<PublicKey> caller : callers) {
      assertThat(caller.get()).isEqualTo(KEY);
    }
    assertThat(cached.keyFor("fifth")).isEqualTo(KEY);
  }

  @Test
  @DisplayName("row 148: a server that never answers, over HTTP")
  void hangingHttpServer_isUnavailableWithinTheTimeout() {
    CountDownLatch release = new CountDownLatch(1);
    server.answer("slow", exchange -> await(release));
    CachedInstallKeys impatient =
        new CachedInstallKeys(
            new HttpInstallKeys(server.uri(), Duration.ofMillis(200)), clock::nanos);

    assertThatThrownBy(() -> impatient.keyFor("slow")).isInstanceOf(UnavailableException.class);
    release.countDown();
    assertThat(keys.keyFor("k1")).isEqualTo(KEY);
  }

  @Test
  @DisplayName("row 150: 1 000 callers at once, cold key")
  void thousandCallersOfAColdKey_shareOneFetch() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1_000);
    server.answer(
        "cold",
        exchange -> {
          await(arrived);
          KeyServer.send(exchange, 200, KeyServer.pem(KEY));
        });
    List<Future<PublicKey>> callers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      callers.add(
          threads.submit(
              () -> {
                arrived.countDown();
                return keys.keyFor("cold");
              }));
    }

    for (Future<PublicKey> caller : callers) {
      assertThat(caller.get()).isEqualTo(KEY);
    }
    assertThat(server.asked()).containsExactly("/cold");
  }

  @ParameterizedTest(name = "row 150: those who wait for a fetch share its failure: {0}")
  @MethodSource("failures")
  void waitingCallers_shareTheFailure(Throwable failure) throws Exception {
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CachedInstallKeys cached =
        new CachedInstallKeys(
            kid -> {
              fetching.countDown();
              await(release);
              if (failure instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) failure;
            },
            clock::nanos);
    Future<PublicKey> leader = threads.submit(() -> cached.keyFor("k"));
    fetching.await();
    AtomicReference<Throwable> seen = new AtomicReference<>();
    Thread follower = new Thread(() -> seen.set(catchThrowable(() -> cached.keyFor("k"))));
    follower.start();
    awaitWaiting(follower);
    release.countDown();

    assertThatThrownBy(leader::get).isInstanceOf(ExecutionException.class).hasCause(failure);
    follower.join();
    assertThat(seen.get() instanceof CompletionException e ? e.getCause() : seen.get())
        .isSameAs(failure);
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new NotAuthenticatedException(Reason.KEY_ID, "no such key"),
        new UnavailableException(Reason.KEYS_UNAVAILABLE, "no answer", null),
        new AssertionError("broken"));
  }

  @Test
  void errorOfTheOrigin_endsTheFlightAndTheNextCallerFetches() {
    AtomicInteger calls = new AtomicInteger();
    CachedInstallKeys cached =
        new CachedInstallKeys(
            kid -> {
              if (calls.incrementAndGet() == 1) {
                throw new AssertionError("broken");
              }
              return KEY;
            },
            clock::nanos);

    assertThatThrownBy(() -> cached.keyFor("k")).isInstanceOf(AssertionError.class);
    assertThat(cached.keyFor("k")).isEqualTo(KEY);
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
