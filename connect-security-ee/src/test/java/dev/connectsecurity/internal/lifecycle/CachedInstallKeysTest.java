package dev.connectsecurity.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectsecurity.AtlassianSecurityException;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class CachedInstallKeysTest {
  private static final PublicKey KEY = Reception.ATLASSIAN.getPublic();

  private final SteppingClock clock = new SteppingClock();
  private final KeyServer server;
  private final InstallKeys keys;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  CachedInstallKeysTest() throws Exception {
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
  void knownKey_isFetchedOnceADay() {
    assertThat(keys.keyFor("k1")).isEqualTo(KEY);
    clock.step(Duration.ofHours(24).minusMillis(1));
    assertThat(keys.keyFor("k1")).isEqualTo(KEY);
    assertThat(server.asked()).hasSize(1);

    clock.step(Duration.ofMillis(1));
    assertThat(keys.keyFor("k1")).isEqualTo(KEY);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  @DisplayName("row 149: 404 is remembered for 60 s")
  void unknownKey_isAskedForOnceAMinute() {
    refused("k2", Reason.KEY_ID);
    clock.step(Duration.ofSeconds(60).minusMillis(1));
    refused("k2", Reason.KEY_ID);
    assertThat(server.asked()).hasSize(1);

    server.key("k2", KEY);
    clock.step(Duration.ofMillis(1));
    assertThat(keys.keyFor("k2")).isEqualTo(KEY);
  }

  @ParameterizedTest(name = "row 149: {0} {1}")
  @CsvSource({"500,''", "503,''", "302,''", "200,<html>", "200,''", "403,''"})
  void failure_isNotRemembered(int status, String body) {
    server.answer("k3", status, body);
    refused("k3", Reason.KEYS_UNAVAILABLE);

    server.key("k3", KEY);
    assertThat(keys.keyFor("k3")).isEqualTo(KEY);
  }

  @Test
  @DisplayName("row 147: 10 000 distinct key ids")
  void floodOfKeyIds_reachesTheServerAtABoundedRate() {
    keys.keyFor("k1");
    List<Reason> reasons = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      reasons.add(reason(catchThrowableOf("flood-" + i)));
    }

    assertThat(server.asked()).hasSize(20);
    assertThat(reasons.subList(0, 19)).containsOnly(Reason.KEY_ID);
    assertThat(reasons.subList(19, 10_000)).containsOnly(Reason.KEYS_UNAVAILABLE);
    assertThat(keys.keyFor("k1")).isEqualTo(KEY);

    server.key("k4", KEY);
    clock.step(Duration.ofSeconds(1));
    assertThat(keys.keyFor("k4")).isEqualTo(KEY);
  }

  @Test
  @DisplayName("row 147: one invented key id, twice a second for 25 minutes")
  void sameUnknownKeyId_reachesTheServerOnceAMinute() {
    for (int i = 0; i < 3_000; i++) {
      clock.step(Duration.ofMillis(500));
      refused("k2", Reason.KEY_ID);
    }
    assertThat(server.asked()).hasSize(25);
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

  @Test
  @DisplayName("row 151: the server is gone, the key is kept")
  void deadServer_mattersNotForAKeptKey() {
    keys.keyFor("k1");
    server.close();

    assertThat(keys.keyFor("k1")).isEqualTo(KEY);
    refused("k9", Reason.KEYS_UNAVAILABLE);
  }

  private void refused(String kid, Reason reason) {
    assertThat(reason(catchThrowableOf(kid))).isEqualTo(reason);
  }

  private Throwable catchThrowableOf(String kid) {
    return catchThrowable(() -> keys.keyFor(kid));
  }

  private static Reason reason(Throwable failure) {
    return ((AtlassianSecurityException) failure).reason();
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
