package dev.connectsecurity.internal.outbound;

import static dev.connectsecurity.internal.outbound.GrantWorld.site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Product;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What callers notice of an expiry: measured, in one run, over real HTTP. */
@Timeout(120)
class GrantExpiryTest {
  private static final int CALLS = 2_000;
  private static final int THREADS = 4;
  // For a machine that does other things as well.
  private static final Duration GRACE = Duration.ofMillis(20);

  @Test
  void p99AcrossAnExpiry_isAtMostTwiceThatWithout() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (GrantWorld world = new GrantWorld()) {
      OAuthGrant grant = world.consent();
      AtlassianClients node = world.node();
      world.atlassian.on("/ex/jira/cloud-1", 204, "");
      p99(threads, node, grant, () -> {});
      long without = p99(threads, node, grant, () -> {});
      world.time.pass(Duration.ofMinutes(48));
      CountDownLatch arrived = world.atlassian.hold();

      long across = p99(threads, node, grant, () -> expire(world, arrived));

      assertThat(world.atlassian.asked()).hasSize(1);
      assertThat(world.atlassian.calls())
          .last()
          .isEqualTo("/ex/jira/cloud-1 Bearer access-canary-2");
      assertThat(across).isLessThanOrEqualTo(2 * without + GRACE.toNanos());
    } finally {
      threads.shutdownNow();
    }
  }

  // The token server was silent for half of the calls; now it answers, then the old token expires.
  private static void expire(GrantWorld world, CountDownLatch arrived) {
    try {
      arrived.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    world.atlassian.open();
    while (world.stored().accessToken().reveal().equals("access-canary-1")) {
      Thread.onSpinWait();
    }
    world.time.pass(Duration.ofMinutes(13));
  }

  private static long p99(
      ExecutorService threads, AtlassianClients node, OAuthGrant grant, Runnable atHalfTime)
      throws Exception {
    List<Future<Long>> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      if (i == CALLS / 2) {
        calls.get(i - 1).get();
        atHalfTime.run();
      }
      calls.add(threads.submit(() -> time(node, grant)));
    }
    List<Long> times = new ArrayList<>();
    for (Future<Long> call : calls) {
      times.add(call.get());
    }
    times.sort(null);
    return times.get(CALLS * 99 / 100);
  }

  private static long time(AtlassianClients node, OAuthGrant grant) {
    long start = System.nanoTime();
    node.withGrant(grant, site(Product.JIRA)).request().get(String.class);
    return System.nanoTime() - start;
  }
}
