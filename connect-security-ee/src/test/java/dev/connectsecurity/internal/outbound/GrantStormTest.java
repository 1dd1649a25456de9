package dev.connectsecurity.internal.outbound;

import static dev.connectsecurity.internal.outbound.GrantWorld.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.ConsentRequiredException;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Product;
import dev.connectsecurity.testing.FakeTokenBook;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads and several nodes at one grant. */
@Timeout(120)
class GrantStormTest {
  private static final int MANY = 1_000;

  private final GrantWorld world = new GrantWorld();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
    world.close();
  }

  @Test
  void thousandCallersOfAnExpiredGrant_areExactlyOneRefresh() throws Exception {
    OAuthGrant grant = world.consent();
    world.time.pass(FakeTokenBook.LIFE);
    Authentication mode = world.modes().of(grant, site(Product.JIRA));
    CountDownLatch arrived = world.atlassian.hold();
    AtomicInteger inside = new AtomicInteger();
    List<Thread> callers = new ArrayList<>();
    Queue<Long> answered = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < MANY; i++) {
      callers.add(
          new Thread(
              () -> {
                inside.incrementAndGet();
                if (header(mode).equals("Bearer access-canary-2")) {
                  answered.add(System.nanoTime());
                }
              }));
    }
    callers.forEach(Thread::start);
    arrived.await();
    while (inside.get() < MANY || !callers.stream().allMatch(GrantStormTest::isWaiting)) {
      Thread.yield();
    }
    long opened = System.nanoTime();
    world.atlassian.open();
    for (Thread caller : callers) {
      caller.join();
    }

    assertThat(answered).hasSize(MANY);
    assertThat(world.atlassian.asked()).hasSize(1);
    assertThat(world.journal).containsExactly("traded", "committed");
    long p99 = answered.stream().sorted().toList().get(MANY * 99 / 100) - opened;
    // Counted from the moment on that the token server may answer; usually a tenth of this.
    assertThat(Duration.ofNanos(p99)).isLessThan(Duration.ofSeconds(1));
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  @Test
  void manyCallsOfAnExpiredGrant_allReachTheProductWithTheNewToken() throws Exception {
    OAuthGrant grant = world.consent();
    AtlassianClients node = world.node();
    world.time.pass(FakeTokenBook.LIFE);

    List<Future<Integer>> callers = submit(200, () -> status(node, grant));

    for (Future<Integer> caller : callers) {
      assertThat(caller.get()).isEqualTo(200);
    }
    assertThat(world.atlassian.asked()).hasSize(1);
    assertThat(world.atlassian.calls())
        .hasSize(200)
        .allSatisfy(call -> assertThat(call).endsWith(" Bearer access-canary-2"));
  }

  @Test
  void callersDuringASilentRenewal_getTheOldTokenWithoutWaiting() throws Exception {
    OAuthGrant grant = world.consent();
    AtlassianClients node = world.node();
    status(node, grant);
    world.time.pass(FakeTokenBook.LIFE.multipliedBy(4).dividedBy(5));
    CountDownLatch arrived = world.atlassian.hold();
    status(node, grant);
    arrived.await();

    // The token server is silent all the while: whoever waited for it would never come back.
    for (int i = 0; i < 500; i++) {
      assertThat(status(node, grant)).isEqualTo(200);
    }
    assertThat(world.atlassian.calls())
        .allSatisfy(call -> assertThat(call).endsWith("access-canary-1"));
    assertThat(world.atlassian.asked()).hasSize(1);
  }

  @Test
  void nodeThatStartsWhileAnotherRenews_doesNotWaitForTheLock() throws Exception {
    OAuthGrant grant = world.consent();
    AtlassianClients first = world.node();
    status(first, grant);
    world.time.pass(FakeTokenBook.LIFE.multipliedBy(4).dividedBy(5));
    CountDownLatch arrived = world.atlassian.hold();
    status(first, grant);
    arrived.await();

    assertThat(status(world.node(), grant)).isEqualTo(200);
  }

  @Test
  void twoNodesWithAnExpiredGrant_areOneRefresh() throws Exception {
    OAuthGrant grant = world.consent();
    world.time.pass(FakeTokenBook.LIFE);
    CountDownLatch arrived = world.atlassian.hold();
    AtlassianClients one = world.node();
    AtlassianClients other = world.node();
    Future<Integer> first = threads.submit(() -> status(one, grant));
    arrived.await();
    Future<Integer> second = threads.submit(() -> status(other, grant));
    while (world.grants.waiting(grant.id()) == 0) {
      Thread.onSpinWait();
    }
    world.atlassian.open();

    assertThat(first.get()).isEqualTo(200);
    assertThat(second.get()).isEqualTo(200);
    assertThat(world.atlassian.asked()).hasSize(1);
    assertThat(world.events).isEmpty();
  }

  @Test
  void nodeThatRenewsLater_usesWhatAnotherHasStored() {
    OAuthGrant grant = world.consent();
    Authentication one = world.modes().of(grant, site(Product.JIRA));
    Authentication other = world.modes().of(grant, site(Product.JIRA));
    header(one);
    header(other);
    one.renew("Bearer access-canary-1");
    header(one);

    assertThat(other.renew("Bearer access-canary-1")).isTrue();
    assertThat(header(other)).isEqualTo("Bearer access-canary-2");
    assertThat(world.atlassian.asked()).hasSize(1);
  }

  @Test
  void manyNodesOverManyExpiries_loseNoGrant() throws Exception {
    OAuthGrant grant = world.consent();
    List<AtlassianClients> nodes = List.of(world.node(), world.node(), world.node());
    for (int round = 1; round <= 10; round++) {
      world.time.pass(FakeTokenBook.LIFE);
      List<Future<Integer>> callers = new ArrayList<>();
      for (AtlassianClients node : nodes) {
        callers.addAll(submit(5, () -> status(node, grant)));
      }
      for (Future<Integer> caller : callers) {
        assertThat(caller.get()).isEqualTo(200);
      }
      assertThat(world.atlassian.asked()).hasSize(round);
    }
    assertThat(world.events).isEmpty();
  }

  @Test
  void endOfAConsent_isToldToAllWhoWaitAndFiredOnce() throws Exception {
    OAuthGrant grant = world.consent();
    world.time.pass(FakeTokenBook.LIFE);
    world.atlassian.book().revoke();
    CountDownLatch arrived = world.atlassian.hold();
    List<AtlassianClients> nodes = List.of(world.node(), world.node());
    List<WebTarget> targets =
        nodes.stream().map(node -> node.withGrant(grant, site(Product.JIRA))).toList();
    List<Future<Boolean>> callers = new ArrayList<>();
    for (WebTarget target : targets) {
      callers.addAll(submit(50, () -> needsConsent(target)));
    }
    arrived.await();
    world.atlassian.open();

    for (Future<Boolean> caller : callers) {
      assertThat(caller.get()).isTrue();
    }
    assertThat(world.atlassian.asked()).hasSize(1);
    assertThat(world.events).hasSize(1);
  }

  @Test
  void observerThatFails_costsNobodyTheAnswer() {
    OAuthGrant grant = world.consent();
    world.time.pass(FakeTokenBook.LIFE.minus(Duration.ofSeconds(1)));
    world.atlassian.book().revoke();
    GrantModes failing = world.modesWith(event -> fail());

    Authentication mode = failing.of(grant, site(Product.JIRA));

    assertThatThrownBy(() -> header(mode)).isInstanceOf(ConsentRequiredException.class);
  }

  private static void fail() {
    throw new IllegalStateException("of an observer");
  }

  private static String header(Authentication mode) {
    return mode.headerFor("GET", mode.root());
  }

  private static boolean needsConsent(WebTarget target) {
    try {
      target.request().get();
      return false;
    } catch (ProcessingException refused) {
      return refused.getCause() instanceof ConsentRequiredException;
    }
  }

  private static int status(AtlassianClients node, OAuthGrant grant) {
    try (Response response = node.withGrant(grant, site(Product.JIRA)).request().get()) {
      return response.getStatus();
    }
  }

  private <T> List<Future<T>> submit(int times, Callable<T> work) {
    List<Future<T>> futures = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      futures.add(threads.submit(work));
    }
    return futures;
  }
}
