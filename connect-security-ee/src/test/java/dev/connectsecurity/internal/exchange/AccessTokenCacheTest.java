package dev.connectsecurity.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.TokenRefusedException.Kind;
import dev.connectsecurity.testing.FakeTokenServer;
import dev.connectsecurity.testing.MovableTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class AccessTokenCacheTest {
  private static final Duration LIFE = FakeTokenServer.LIFE;
  private static final Duration AHEAD = LIFE.dividedBy(5);
  private static final Duration NANO = Duration.ofNanos(1);

  private final MovableTime time = new MovableTime();
  private final FakeTokenServer server = new FakeTokenServer(time);
  private final Queue<Runnable> renewals = new ArrayDeque<>();
  private final AccessTokenCache<String> cache =
      new AccessTokenCache<>(100, time, time, renewals::add);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> replaced = new CopyOnWriteArrayList<>();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void token_isFetchedOnceAndKept() throws Exception {
    assertThat(get("a")).isEqualTo("token-1");
    assertThat(get("a")).isEqualTo("token-1");
    assertThat(get("b")).isEqualTo("token-2");
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void thousandCallersOfAColdKey_areOneRequest() throws Exception {
    CountDownLatch arrived = server.hold();
    CyclicBarrier together = new CyclicBarrier(1_000);
    List<Future<String>> callers =
        submit(
            1_000,
            () -> {
              together.await();
              return get("a");
            });
    arrived.await();
    server.open();

    for (Future<String> caller : callers) {
      assertThat(caller.get()).isEqualTo("token-1");
    }
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void manyCallersOfManyKeys_areOneRequestForEachKey() throws Exception {
    List<Future<Integer>> callers =
        submit(
            32,
            () -> {
              Set<String> tokens = new HashSet<>();
              for (int i = 0; i < 2_000; i++) {
                tokens.add(get("key-" + i % 50));
              }
              return tokens.size();
            });

    for (Future<Integer> caller : callers) {
      assertThat(caller.get()).isEqualTo(50);
    }
    assertThat(server.asked()).hasSize(50);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void failure_isGivenToAllWhoWait(Kind kind) throws Exception {
    CountDownLatch arrived = server.hold();
    server.refuse(kind);
    List<Future<String>> callers = submit(50, () -> get("a"));
    arrived.await();
    server.open();

    for (Future<String> caller : callers) {
      assertThatThrownBy(caller::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfSatisfying(
              TokenRefusedException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "MALFORMED"})
  void whatMayPass_isNotRemembered(Kind kind) throws Exception {
    server.refuse(kind);
    assertRefused("a", kind);
    server.relent();

    assertThat(get("a")).isEqualTo("token-2");
  }

  @ParameterizedTest
  @EnumSource(names = {"GRANT", "CLIENT", "RATE_LIMITED"})
  void refusal_isRememberedForFiveSeconds(Kind kind) throws Exception {
    server.refuse(kind);
    assertRefused("a", kind);
    server.relent();
    time.pass(Duration.ofSeconds(5).minus(NANO));
    assertRefused("a", kind);
    assertThat(server.asked()).hasSize(1);

    time.pass(NANO);

    assertThat(get("a")).isEqualTo("token-2");
  }

  @Test
  void refusal_isNotPassedByManyWhoComeLate() throws Exception {
    server.refuse(Kind.GRANT);

    for (Future<Kind> caller : submit(200, () -> kindOf("a"))) {
      assertThat(caller.get()).isEqualTo(Kind.GRANT);
    }
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void failureThatIsNoRefusal_reachesTheCaller() {
    assertThatThrownBy(
            () ->
                cache.get(
                    "a",
                    replaced -> {
                      throw new IllegalStateException("of the store");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> cache.get("a", replaced -> failing()))
        .isInstanceOf(TokenRefusedException.class);
  }

  private static TokenAnswer failing() throws TokenRefusedException {
    throw new TokenRefusedException(Kind.MALFORMED, "none", null);
  }

  @Test
  void tokenNearItsEnd_isRenewedByOneThreadWhileAllGoOn() throws Exception {
    get("a");
    time.pass(LIFE.minus(AHEAD).minus(NANO));
    get("a");
    assertThat(renewals).isEmpty();
    time.pass(NANO);

    for (Future<String> caller : submit(200, () -> get("a"))) {
      assertThat(caller.get()).isEqualTo("token-1");
    }
    assertThat(renewals).hasSize(1);
    renewals.remove().run();

    assertThat(get("a")).isEqualTo("token-2");
    assertThat(renewals).isEmpty();
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void callersDuringASilentRenewal_getTheOldTokenWithoutWaiting() throws Exception {
    AccessTokenCache<String> real = new AccessTokenCache<>(100, time, time, threads);
    assertThat(real.get("a", this::ask).reveal()).isEqualTo("token-1");
    time.pass(LIFE.minus(AHEAD));
    CountDownLatch arrived = server.hold();
    real.get("a", this::ask);
    arrived.await();

    for (int i = 0; i < 1_000; i++) {
      assertThat(real.get("a", this::ask).reveal()).isEqualTo("token-1");
    }
    assertThat(server.asked()).hasSize(2);
    server.open();
  }

  @Test
  void failedRenewal_isTriedAgainAfterFiveSeconds() throws Exception {
    get("a");
    time.pass(LIFE.minus(AHEAD));
    get("a");
    server.refuse(Kind.GRANT);
    renewals.remove().run();

    assertThat(get("a")).isEqualTo("token-1");
    assertThat(renewals).isEmpty();
    time.pass(Duration.ofSeconds(5));
    assertThat(get("a")).isEqualTo("token-1");
    assertThat(renewals).hasSize(1);
    time.pass(AHEAD.minusSeconds(10));
    assertRefused("a", Kind.GRANT);
  }

  @Test
  void renewalThatComesLate_doesNotAskAgain() throws Exception {
    get("a");
    time.pass(LIFE.minus(AHEAD));
    get("a");
    time.pass(AHEAD);
    assertThat(get("a")).isEqualTo("token-2");

    renewals.remove().run();

    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void refusingThreads_costNobodyTheToken() throws Exception {
    AccessTokenCache<String> busy =
        new AccessTokenCache<>(
            100,
            time,
            time,
            renewal -> {
              throw new RejectedExecutionException();
            });
    busy.get("a", this::ask);
    time.pass(LIFE.minus(AHEAD));

    assertThat(busy.get("a", this::ask).reveal()).isEqualTo("token-1");
    assertThat(busy.get("a", this::ask).reveal()).isEqualTo("token-1");
  }

  @Test
  void token_isNotGivenInItsLastFiveSeconds() throws Exception {
    get("a");
    time.pass(LIFE.minusSeconds(5).minus(NANO));
    assertThat(get("a")).isEqualTo("token-1");
    time.pass(NANO);

    assertThat(get("a")).isEqualTo("token-2");
  }

  @ParameterizedTest
  @CsvSource({"60,30,55", "8,4,6", "1000,800,995", "86400,69120,86395"})
  void shortLife_isRenewedAtHalfAndUsedForMostOfIt(long life, long renewFrom, long until)
      throws Exception {
    cache.get("a", replaced -> living(Duration.ofSeconds(life)));
    time.pass(Duration.ofSeconds(renewFrom).minus(NANO));
    get("a");
    assertThat(renewals).isEmpty();
    time.pass(NANO);
    assertThat(get("a")).isEqualTo("of its own");
    assertThat(renewals).hasSize(1);
    time.pass(Duration.ofSeconds(until - renewFrom).minus(NANO));
    assertThat(get("a")).isEqualTo("of its own");
    time.pass(NANO);

    assertThat(get("a")).isEqualTo("token-1");
  }

  private TokenAnswer living(Duration life) {
    return new TokenAnswer(
        Secret.of("of its own"), time.instant().plus(life), Optional.empty(), Set.of());
  }

  @Test
  void clockSetBack_keepsNoTokenAlive() throws Exception {
    get("a");
    time.setClock(Duration.ofHours(-1));
    time.pass(LIFE.minusSeconds(5).minus(NANO));
    assertThat(get("a")).isEqualTo("token-1");
    time.pass(NANO);

    assertThat(get("a")).isEqualTo("token-2");
  }

  @Test
  void clockSetForward_endsTheToken() throws Exception {
    get("a");
    time.setClock(LIFE);

    assertThat(get("a")).isEqualTo("token-2");
  }

  @Test
  void refusedToken_isReplacedOnceForAll() throws Exception {
    get("a");

    for (Future<Boolean> caller : submit(50, () -> cache.renew("a", Secret.of("token-1")))) {
      assertThat(caller.get()).isTrue();
    }
    assertThat(get("a")).isEqualTo("token-2");
    assertThat(cache.renew("a", Secret.of("token-1"))).isTrue();
    assertThat(get("a")).isEqualTo("token-2");
  }

  @Test
  void replacementThatIsRefusedToo_isNotReplacedAtOnce() throws Exception {
    get("a");
    cache.renew("a", Secret.of("token-1"));
    get("a");

    assertThat(cache.renew("a", Secret.of("token-2"))).isFalse();
    assertThat(get("a")).isEqualTo("token-2");
    time.pass(Duration.ofSeconds(5));
    assertThat(cache.renew("a", Secret.of("token-2"))).isTrue();
    assertThat(get("a")).isEqualTo("token-3");
  }

  @Test
  void refusedTokenOfAKeyThatIsGone_mayBeAskedForAgain() {
    assertThat(cache.renew("a", Secret.of("token-1"))).isTrue();
  }

  @Test
  void refusedTokenWhileNoneIsGiven_cannotBeReplaced() throws Exception {
    server.refuse(Kind.CLIENT);
    assertRefused("a", Kind.CLIENT);

    assertThat(cache.renew("a", Secret.of("token-1"))).isFalse();
  }

  @Test
  void tokenRefusedWhileItsRenewalFails_doesNotComeBack() throws Exception {
    get("a");
    time.pass(LIFE.minus(AHEAD));
    get("a");
    CountDownLatch arrived = server.hold();
    server.refuse(Kind.UNAVAILABLE);
    Future<?> renewal = threads.submit(renewals.remove());
    arrived.await();
    cache.renew("a", Secret.of("token-1"));
    server.open();
    renewal.get();
    server.relent();

    assertThat(get("a")).isEqualTo("token-3");
  }

  @Test
  void question_learnsWhichTokenIsToBeReplaced() throws Exception {
    get("a");
    time.pass(LIFE.minus(AHEAD));
    get("a");
    renewals.remove().run();
    time.pass(LIFE);
    get("a");
    cache.renew("a", Secret.of("token-3"));
    get("a");

    assertThat(replaced).containsExactly("none", "token-1", "token-2", "token-3");
  }

  @Test
  void refusedTokenThatCouldNotBeReplaced_isStillTheOneToReplace() throws Exception {
    get("a");
    cache.renew("a", Secret.of("token-1"));
    server.refuse(Kind.UNAVAILABLE);
    assertRefused("a", Kind.UNAVAILABLE);
    server.relent();

    assertThat(get("a")).isEqualTo("token-3");
    assertThat(replaced).containsExactly("none", "token-1", "token-1");
  }

  @Test
  void forgottenKey_isAskedForAgain() throws Exception {
    get("a");
    get("b");
    cache.forget("a"::equals);

    assertThat(get("b")).isEqualTo("token-2");
    assertThat(get("a")).isEqualTo("token-3");
  }

  @Test
  void answerOnItsWayWhenItsKeyIsForgotten_isNotKept() throws Exception {
    CountDownLatch arrived = server.hold();
    Future<String> early = threads.submit(() -> get("a"));
    arrived.await();
    cache.forget("a"::equals);
    server.open();
    assertThat(early.get()).isEqualTo("token-1");

    assertThat(get("a")).isEqualTo("token-2");
  }

  @Test
  void hundredThousandKeys_stayBounded() throws Exception {
    for (int i = 0; i < 100_000; i++) {
      get("key-" + i);
    }

    assertThat(cache.size()).isLessThanOrEqualTo(100);
  }

  @Test
  void coldKeyOfAFullCache_isStillOneRequest() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      get("key-" + i);
    }
    CountDownLatch arrived = server.hold();
    Future<String> first = threads.submit(() -> get("a"));
    arrived.await();
    List<Future<String>> others = submit(50, () -> get("a"));
    server.open();

    assertThat(first.get()).isEqualTo("token-1001");
    assertThat(others).hasSize(50);
  }

  private TokenAnswer ask(Optional<Secret> replaced) throws TokenRefusedException {
    this.replaced.add(replaced.map(Secret::reveal).orElse("none"));
    return server.ask(Map.of());
  }

  private String get(String key) throws TokenRefusedException {
    return cache.get(key, this::ask).reveal();
  }

  private Kind kindOf(String key) {
    try {
      get(key);
      return null;
    } catch (TokenRefusedException refused) {
      return refused.kind();
    }
  }

  private void assertRefused(String key, Kind kind) {
    assertThat(kindOf(key)).isEqualTo(kind);
  }

  private <T> List<Future<T>> submit(int times, Callable<T> work) {
    List<Future<T>> futures = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      futures.add(threads.submit(work));
    }
    return futures;
  }
}
