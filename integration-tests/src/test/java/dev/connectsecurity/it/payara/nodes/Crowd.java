package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.it.support.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Many who call at once, when a gate opens. */
final class Crowd implements AutoCloseable {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<CompletableFuture<Answer>> answers = new ArrayList<>();

  /** Lets a number of callers line up, each of which is told its number. */
  static Crowd of(int size, IntFunction<Answer> call) {
    Crowd crowd = new Crowd();
    for (int i = 0; i < size; i++) {
      int number = i;
      crowd.answers.add(
          CompletableFuture.supplyAsync(
              () -> {
                crowd.awaitGate();
                return call.apply(number);
              },
              crowd.threads));
    }
    return crowd;
  }

  /** Opens the gate; does not wait. */
  Crowd go() {
    gate.countDown();
    return this;
  }

  /** Waits for all; counts their answers by status. */
  Map<Integer, Integer> statuses() {
    Map<Integer, Integer> counts = new TreeMap<>();
    answers.forEach(answer -> counts.merge(answer.join().status(), 1, Integer::sum));
    return counts;
  }

  private void awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    go();
    threads.shutdownNow();
  }
}
