package dev.connectsecurity.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.testing.LoopbackServer;
import dev.connectsecurity.testing.Script;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads at one limit. */
@Tag("portable")
@Timeout(60)
class RetryStormTest {
  private static final int THREADS = 200;
  private static final int PLACES = 8;
  private static final int RETRIES = 3;

  private final ClientsBuilder builder = new ClientsBuilder();
  private final AtlassianClients clients = builder.open();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
    clients.close();
  }

  /** Runs a call in all threads at once, and gives what each one saw: a status, or 0 if unsent. */
  private List<Future<Integer>> storm(LoopbackServer product) {
    CountDownLatch start = new CountDownLatch(1);
    Callable<Integer> call =
        () -> {
          start.await();
          return status(product);
        };
    List<Future<Integer>> calls = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      calls.add(threads.submit(call));
    }
    start.countDown();
    return calls;
  }

  // A target for each call: those of CXF are not for several threads.
  private int status(LoopbackServer product) {
    AtlassianHost tenant = Tenants.at(product.url(""));
    try (Response response = clients.asApp(tenant).request().get()) {
      return response.getStatus();
    } catch (ProcessingException e) {
      if (e.getCause() instanceof UnavailableException unsent
          && unsent.reason() == Reason.RATE_LIMITED) {
        return 0;
      }
      throw e;
    }
  }

  private static int count(List<Future<Integer>> calls, int status) throws Exception {
    int count = 0;
    for (Future<Integer> call : calls) {
      count += call.get() == status ? 1 : 0;
    }
    return count;
  }

  @Test
  void siteThatTakesNone_isNotStormed() throws Exception {
    try (LoopbackServer product = Script.reading("429/1")) {
      List<Future<Integer>> first = storm(product);
      int turnedAway = count(first, 429);
      int unsent = count(first, 0);
      int sent = product.received().size();

      assertThat(turnedAway + unsent).isEqualTo(THREADS);
      // Each thread once, and the few that had a place as often as is allowed; by then the fake
      // time has passed, so others may have taken their places.
      assertThat(sent).isBetween(THREADS - unsent, turnedAway * (1 + RETRIES));
    }
  }

  @Test
  void waitingCalls_areFewAndTheOthersAreAnsweredAtOnce() throws Exception {
    builder.waiting.hold();
    try (LoopbackServer product = Script.reading("429/1")) {
      List<Future<Integer>> first = storm(product);
      await(first, THREADS - PLACES);
      int afterTheFirst = product.received().size();
      List<Integer> second = new ArrayList<>();
      for (int call = 0; call < THREADS; call++) {
        second.add(status(product));
      }

      assertThat(afterTheFirst).isLessThanOrEqualTo(THREADS);
      assertThat(second).containsOnly(0);
      assertThat(product.received()).hasSize(afterTheFirst);

      builder.waiting.open();
      assertThat(count(first, 429) + count(first, 0)).isEqualTo(THREADS);
      assertThat(product.received().size())
          .isBetween(afterTheFirst, afterTheFirst + PLACES * (1 + RETRIES));
    }
  }

  private static void await(List<Future<Integer>> calls, long done) {
    while (calls.stream().filter(Future::isDone).count() < done) {
      Thread.onSpinWait();
    }
  }

  @Test
  void closedTenant_slowsNoOther() throws Exception {
    builder.waiting.hold();
    try (LoopbackServer noisy = Script.reading("429/5");
        LoopbackServer quiet = LoopbackServer.answering(204)) {
      List<Future<Integer>> waiting = storm(noisy);
      await(waiting, THREADS - PLACES);
      List<Future<Integer>> calls = new ArrayList<>();
      for (int call = 0; call < 100; call++) {
        calls.add(threads.submit(() -> status(quiet)));
      }

      assertThat(count(calls, 204)).isEqualTo(100);
      assertThat(builder.waiting.asked()).hasSize(PLACES);
      builder.waiting.open();
      assertThat(count(waiting, 429) + count(waiting, 0)).isEqualTo(THREADS);
    }
  }

  @Test
  void lostConnections_leaveNoPlaceTaken() {
    AtomicInteger calls = new AtomicInteger();
    try (LoopbackServer cutting =
        new LoopbackServer(
            exchange -> {
              // Every second answer is lost: that of a repeated call.
              if (calls.incrementAndGet() % 2 == 1) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(429, 1);
                exchange.getResponseBody().write('x');
              }
              exchange.close();
            })) {
      WebTarget target = clients.asApp(Tenants.at(cutting.url("")));
      for (int call = 0; call < 3 * PLACES; call++) {
        assertThatThrownBy(() -> target.request().post(Entity.text("a body")))
            .isInstanceOf(ProcessingException.class)
            .cause()
            .isNotInstanceOf(UnavailableException.class);
      }
    }
  }

  @Test
  void closedClient_endsTheWaitingAndSendsNothing() {
    builder.waiting.hold();
    try (LoopbackServer product = Script.reading("429/5")) {
      List<Future<Integer>> calls = storm(product);
      await(calls, THREADS - PLACES);
      int sent = product.received().size();

      clients.close();

      await(calls, THREADS);
      assertThat(product.received()).hasSize(sent);
    }
  }
}
