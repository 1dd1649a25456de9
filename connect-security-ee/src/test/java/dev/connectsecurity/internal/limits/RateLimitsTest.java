package dev.connectsecurity.internal.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.CallMode;
import dev.connectsecurity.RateLimitNear;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.testing.FakeWaiting;
import dev.connectsecurity.testing.MovableTime;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class RateLimitsTest {
  private static final Budget APP = budget("https://a.example", CallMode.APP, null);
  private static final Budget USER = budget("https://a.example", CallMode.USER, "user-1");
  private static final Budget OTHER = budget("https://b.example", CallMode.APP, null);

  private final MovableTime time = new MovableTime();
  private final FakeWaiting waiting = new FakeWaiting(time);
  private final List<Object> events = new CopyOnWriteArrayList<>();
  private final RateLimits limits = of(LimitSettings.USUAL);

  private RateLimits of(LimitSettings settings) {
    return new RateLimits(settings, events::add, time, time, waiting);
  }

  private static Budget budget(String root, CallMode mode, String accountId) {
    return new Budget(URI.create(root), mode, Optional.ofNullable(accountId));
  }

  private static void shut(RateLimits limits, Budget budget, int seconds) {
    limits.note(budget, 429, Map.of("Retry-After", String.valueOf(seconds))::get);
  }

  @Test
  void openBudget_letsCallsPassAtOnce() {
    limits.enter(APP);

    assertThat(waiting.asked()).isEmpty();
  }

  @Test
  void closedBudget_letsCallsWaitAsLongAsToldAndALittle() {
    shut(limits, APP, 4);

    limits.enter(APP);

    assertThat(waiting.asked())
        .singleElement()
        .satisfies(
            wait ->
                assertThat(wait).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4000 + 1250)));
    limits.enter(APP);
    assertThat(waiting.asked()).hasSize(1);
  }

  @Test
  void waitingCalls_areLetGoOneByOne() {
    for (int call = 0; call < 50; call++) {
      shut(limits, APP, 4);
      limits.enter(APP);
    }

    assertThat(new HashSet<>(waiting.asked())).hasSizeGreaterThan(45);
  }

  @Test
  void closedBudget_closesNoOther() {
    shut(limits, APP, 4);

    limits.enter(USER);
    limits.enter(budget("https://a.example", CallMode.API_TOKEN, null));
    limits.enter(OTHER);
    shut(limits, USER, 4);
    limits.enter(budget("https://a.example", CallMode.USER, "user-2"));

    assertThat(waiting.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"10,true", "11,false", "3600,false"})
  void waitThatIsTooLong_isNotBegun(int seconds, boolean waits) {
    shut(limits, APP, seconds);

    if (waits) {
      limits.enter(APP);
    } else {
      assertThatThrownBy(() -> limits.enter(APP))
          .isInstanceOfSatisfying(
              UnavailableException.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.RATE_LIMITED))
          .hasMessageContaining("Not sent: https://a.example");
    }
    assertThat(waiting.asked()).hasSize(waits ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"PT4M59S,false", "PT5M,true"})
  void wrongTime_isBelievedForFiveMinutes(Duration later, boolean open) {
    shut(limits, APP, 999_999_999);
    time.pass(later);

    if (open) {
      assertThatCode(() -> limits.enter(APP)).doesNotThrowAnyException();
    } else {
      assertThat(limits.awaitRetry(APP, 0)).isTrue();
      assertThat(waiting.asked().get(0)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void patienceBeyondFiveMinutes_isKept() {
    try (RateLimits patient = of(new LimitSettings(3, Duration.ofMinutes(10), 8))) {
      shut(patient, APP, 600);

      patient.enter(APP);

      assertThat(waiting.asked().get(0)).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }
  }

  @Test
  void shorterTime_doesNotShortenALongerOne() {
    shut(limits, APP, 8);
    shut(limits, APP, 1);

    limits.enter(APP);

    assertThat(waiting.asked().get(0)).isGreaterThanOrEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void budgetClosedAgainMeanwhile_prolongsTheWait() {
    AtomicReference<RateLimits> closing = new AtomicReference<>();
    Waiting interfering =
        new Waiting() {
          @Override
          public boolean of(Duration duration) throws InterruptedException {
            if (waiting.asked().isEmpty()) {
              time.pass(Duration.ofSeconds(1));
              shut(closing.get(), APP, 6);
            }
            return waiting.of(duration);
          }

          @Override
          public void close() {}
        };
    closing.set(new RateLimits(LimitSettings.USUAL, events::add, time, time, interfering));
    shut(closing.get(), APP, 2);

    closing.get().enter(APP);

    assertThat(waiting.asked()).hasSize(2);
  }

  @Test
  void budgetClosedAgainAndAgain_isGivenUp() {
    AtomicReference<RateLimits> closing = new AtomicReference<>();
    Waiting interfering =
        new Waiting() {
          @Override
          public boolean of(Duration duration) throws InterruptedException {
            boolean over = waiting.of(duration);
            shut(closing.get(), APP, 4);
            return over;
          }

          @Override
          public void close() {}
        };
    closing.set(new RateLimits(LimitSettings.USUAL, events::add, time, time, interfering));
    shut(closing.get(), APP, 4);

    assertThatThrownBy(() -> closing.get().enter(APP)).isInstanceOf(UnavailableException.class);
    assertThat(waiting.asked()).hasSize(2);
    assertThat(closing.get().waiting()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0,true", "2,true", "3,false"})
  void retries_areCounted(int retries, boolean again) {
    shut(limits, APP, 1);

    assertThat(limits.awaitRetry(APP, retries)).isEqualTo(again);
  }

  @Test
  void retry_waitsALittleEvenIfItIsToldNotTo() {
    for (int call = 0; call < 20; call++) {
      shut(limits, APP, 0);
      assertThat(limits.awaitRetry(APP, 0)).isTrue();
    }

    assertThat(waiting.asked()).hasSize(20).anyMatch(wait -> wait.toMillis() > 50);
  }

  @Test
  void moreCallsThanPlaces_areNotSent() throws Exception {
    shut(limits, APP, 4);
    waiting.hold();
    List<CompletableFuture<Void>> calls =
        IntStream.range(0, 8)
            .mapToObj(
                n ->
                    CompletableFuture.runAsync(
                        () -> limits.enter(APP), task -> new Thread(task).start()))
            .toList();
    while (limits.waiting() < 8) {
      Thread.onSpinWait();
    }

    assertThatThrownBy(() -> limits.enter(APP)).isInstanceOf(UnavailableException.class);
    shut(limits, USER, 4);
    assertThatThrownBy(() -> limits.enter(USER)).isInstanceOf(UnavailableException.class);
    limits.enter(OTHER);

    waiting.open();
    for (CompletableFuture<Void> call : calls) {
      call.get();
    }
    assertThat(limits.waiting()).isZero();
    shut(limits, APP, 4);
    limits.enter(APP);
  }

  @Test
  void interruptedCall_isNotSentAndLeavesItsPlace() throws Exception {
    shut(limits, APP, 4);
    waiting.hold();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                limits.enter(APP);
              } catch (UnavailableException expected) {
                flag.complete(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    while (limits.waiting() < 1) {
      Thread.onSpinWait();
    }

    caller.interrupt();

    assertThat(flag.get()).isTrue();
    assertThat(limits.waiting()).isZero();
  }

  @Test
  void closedClient_endsTheWaiting() throws Exception {
    LimitSettings patient = new LimitSettings(3, Duration.ofHours(1), 8);
    RateLimits real = new RateLimits(patient, events::add, time, time, Waiting.real());
    shut(real, APP, 3000);
    CompletableFuture<Void> call =
        CompletableFuture.runAsync(() -> real.enter(APP), task -> new Thread(task).start());
    while (real.waiting() < 1) {
      Thread.onSpinWait();
    }

    real.close();

    assertThatThrownBy(call::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(UnavailableException.class);
    assertThat(real.waiting()).isZero();
    assertThatThrownBy(() -> real.enter(APP)).isInstanceOf(UnavailableException.class);
  }

  @Test
  void realTime_passes() throws Exception {
    try (Waiting real = Waiting.real()) {
      long begin = System.nanoTime();

      assertThat(real.of(Duration.ofMillis(20))).isTrue();

      assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(20_000_000);
    }
  }

  @Test
  void nearLimit_isToldOnceAMinuteForEachRootAndMode() {
    Map<String, String> near = Map.of("X-RateLimit-NearLimit", "true");
    for (int call = 0; call < 5; call++) {
      limits.note(APP, 200, near::get);
      limits.note(USER, 200, near::get);
      limits.note(budget("https://a.example", CallMode.USER, "user-2"), 200, near::get);
      limits.note(OTHER, 200, near::get);
    }
    assertThat(events).hasSize(3);

    time.pass(Duration.ofSeconds(59));
    limits.note(APP, 200, near::get);
    assertThat(events).hasSize(3);
    time.pass(Duration.ofSeconds(1));
    limits.note(APP, 200, near::get);
    assertThat(events).hasSize(4);
  }

  @Test
  void reachedLimit_isTold() {
    limits.note(
        USER,
        429,
        Map.of(
                "Retry-After", "30",
                "RateLimit-Reason", "jira-burst-based",
                "X-RateLimit-Remaining", "0")
            ::get);

    assertThat(events)
        .containsExactly(
            new RateLimitNear(
                CallMode.USER,
                URI.create("https://a.example"),
                true,
                Optional.of("jira-burst-based"),
                OptionalLong.of(0),
                Optional.of(MovableTime.START.plusSeconds(30))));
  }

  @Test
  void ordinaryAnswer_isNoNews() {
    limits.note(APP, 200, Map.of("X-RateLimit-NearLimit", "false")::get);
    limits.note(APP, 503, Map.of("Retry-After", "5")::get);

    assertThat(events).isEmpty();
  }

  @Test
  void failingObserver_harmsNobody() {
    try (RateLimits told =
        new RateLimits(
            LimitSettings.USUAL,
            event -> {
              throw new IllegalStateException("an observer fails");
            },
            time,
            time,
            waiting)) {
      assertThat(told.note(APP, 429, Map.of("Retry-After", "5")::get)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"-1,PT1S,1", "1,PT-1S,1", "1,PT1S,-1"})
  void negativeSettings_areRefused(int retries, Duration wait, int waiting) {
    assertThatThrownBy(() -> new LimitSettings(retries, wait, waiting))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noPatience_meansNoRepetition() {
    try (RateLimits never = of(new LimitSettings(0, Duration.ZERO, 0))) {
      shut(never, APP, 0);

      assertThat(never.awaitRetry(APP, 0)).isFalse();
      never.enter(APP);
    }
  }
}
