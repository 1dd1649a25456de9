package dev.connectsecurity.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.PermissionLevel;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CachedPermissionsTest {
  private static final PermissionQuestion QUESTION = question("tenant-a", "alice", "EDIT", "1");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicReference<ProductPermissions> product = new AtomicReference<>(q -> true);
  private final CachedPermissions cache = cache(Duration.ofMinutes(1), 10_000);

  @Test
  void thousandQuestionsInAMinute_costOneCall() {
    for (int i = 0; i < 1000; i++) {
      assertThat(cache.holds(QUESTION)).isTrue();
      nanos.addAndGet(Duration.ofMillis(59).toNanos());
    }

    assertThat(calls).hasValue(1);
  }

  @Test
  void answer_countsUntilItsTimeIsOver() {
    cache.holds(QUESTION);
    product.set(q -> false);

    advance(Duration.ofMinutes(1).minusMillis(1));
    assertThat(cache.holds(QUESTION)).isTrue();
    advance(Duration.ofMillis(1));
    assertThat(cache.holds(QUESTION)).isFalse();
  }

  @Test
  void no_isRememberedToo() {
    product.set(q -> false);
    cache.holds(QUESTION);
    product.set(q -> true);

    assertThat(cache.holds(QUESTION)).isFalse();
    assertThat(calls).hasValue(1);
  }

  @Test
  void failure_isNotRemembered() {
    product.set(CachedPermissionsTest::down);
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> cache.holds(QUESTION));
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> cache.holds(QUESTION));
    product.set(q -> true);

    assertThat(cache.holds(QUESTION)).isTrue();
    assertThat(calls).hasValue(3);
  }

  @Test
  void breakDown_leavesNobodyWaiting() {
    product.set(
        q -> {
          throw new StackOverflowError();
        });
    assertThatThrownBy(() -> cache.holds(QUESTION)).isInstanceOf(StackOverflowError.class);
    product.set(q -> true);

    assertThat(cache.holds(QUESTION)).isTrue();
  }

  @Test
  void everyPartOfTheQuestion_tellsAnswersApart() {
    List<PermissionQuestion> questions =
        List.of(
            QUESTION,
            question("tenant-b", "alice", "EDIT", "1"),
            question("tenant-a", "bob", "EDIT", "1"),
            question("tenant-a", "alice", "DELETE", "1"),
            question("tenant-a", "alice", "EDIT", "2"),
            new PermissionQuestion(QUESTION.host(), "alice", "EDIT", PermissionLevel.PROJECT, "1"));
    product.set(QUESTION::equals);

    assertThat(questions).filteredOn(cache::holds).containsExactly(QUESTION);
    assertThat(questions).filteredOn(cache::holds).containsExactly(QUESTION);
    assertThat(calls).hasValue(6);
  }

  @Test
  void zeroTime_remembersNothing() {
    CachedPermissions forgetful = cache(Duration.ZERO, 10_000);
    forgetful.holds(QUESTION);
    forgetful.holds(QUESTION);

    assertThat(calls).hasValue(2);
  }

  @Test
  void answersBeyondTheBound_areForgotten() {
    CachedPermissions small = cache(Duration.ofMinutes(1), 10);
    IntStream.range(0, 1000)
        .forEach(i -> small.holds(question("tenant-a", "alice", "EDIT", "" + i)));
    calls.set(0);
    IntStream.range(0, 1000)
        .forEach(i -> small.holds(question("tenant-a", "alice", "EDIT", "" + i)));

    assertThat(calls).hasValueGreaterThanOrEqualTo(980);
  }

  @Test
  void forgottenTenant_isAskedForAgainAndOthersAreNot() {
    PermissionQuestion other = question("tenant-b", "alice", "EDIT", "1");
    cache.holds(QUESTION);
    cache.holds(other);
    cache.forget("tenant-a");
    cache.holds(QUESTION);
    cache.holds(other);

    assertThat(calls).hasValue(3);
  }

  @Test
  void answerOnItsWayWhenTheTenantIsForgotten_isNotRemembered() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    product.set(q -> waiting(asked, answered, true));
    FutureTask<Boolean> old = new FutureTask<>(() -> cache.holds(QUESTION));
    start(old);
    asked.await();
    cache.forget("tenant-a");
    answered.countDown();
    assertThat(old.get(30, TimeUnit.SECONDS)).isTrue();
    product.set(q -> false);

    assertThat(cache.holds(QUESTION)).isFalse();
  }

  @Test
  void sixtyFourAtOnce_costOneCall() throws Exception {
    assertThat(atOnce(() -> true)).hasSize(64).containsOnly("true");
    assertThat(calls).hasValue(1);
  }

  @Test
  void sixtyFourAtOnceWhileTheProductIsDown_allHearOfIt() throws Exception {
    assertThat(
            atOnce(
                () -> {
                  throw new UnavailableException(Reason.PERMISSION_UNKNOWN, "down", null);
                }))
        .hasSize(64)
        .containsOnly("down");
    assertThat(calls).hasValue(1);
  }

  /** Holds the answer back until 63 threads wait for it; nothing is remembered meanwhile. */
  private List<String> atOnce(java.util.function.BooleanSupplier outcome) throws Exception {
    CachedPermissions forgetful = cache(Duration.ZERO, 10_000);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    product.set(
        q -> {
          waiting(asked, answered, true);
          return outcome.getAsBoolean();
        });
    List<FutureTask<String>> results = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      FutureTask<String> result = new FutureTask<>(() -> outcome(forgetful));
      results.add(result);
      threads.add(start(result));
    }
    asked.await();
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    answered.countDown();
    List<String> outcomes = new ArrayList<>();
    for (FutureTask<String> result : results) {
      outcomes.add(result.get(30, TimeUnit.SECONDS));
    }
    return outcomes;
  }

  private static String outcome(CachedPermissions cache) {
    try {
      return String.valueOf(cache.holds(QUESTION));
    } catch (UnavailableException down) {
      return down.getMessage();
    }
  }

  private static boolean waiting(CountDownLatch asked, CountDownLatch answered, boolean held) {
    asked.countDown();
    try {
      answered.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return held;
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static boolean down(PermissionQuestion question) {
    throw new UnavailableException(Reason.PERMISSION_UNKNOWN, "down", null);
  }

  private void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  private CachedPermissions cache(Duration time, long max) {
    return new CachedPermissions(
        question -> {
          calls.incrementAndGet();
          return product.get().holds(question);
        },
        time,
        max,
        nanos::get);
  }

  private static PermissionQuestion question(
      String tenant, String user, String permission, String id) {
    AtlassianHost host =
        new AtlassianHost(
            tenant,
            Product.JIRA,
            URI.create("https://acme.atlassian.net"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Secret.of("a-shared-secret-of-at-least-thirty-two-bytes"),
            Set.of(),
            HostStatus.ENABLED);
    return new PermissionQuestion(host, user, permission, PermissionLevel.ISSUE, id);
  }
}
