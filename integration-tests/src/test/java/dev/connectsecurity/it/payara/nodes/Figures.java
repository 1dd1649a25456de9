package dev.connectsecurity.it.payara.nodes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** Counts what came of the calls, by kind and status, and keeps what was wrong. */
final class Figures {
  private static final int SHOWN = 20;

  private final Map<Kind, Map<Integer, Integer>> statuses = new EnumMap<>(Kind.class);
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final Queue<String> wrong;
  private final List<Long> lastRight = new ArrayList<>(List.of(Span.now(), Span.now()));
  private final List<Long> longestGap = new ArrayList<>(List.of(0L, 0L));
  private final List<Integer> successes = new ArrayList<>(List.of(0, 0));
  private int calls;

  private Figures(Queue<String> wrong) {
    this.wrong = wrong;
  }

  /** Begins with nothing. */
  static Figures none() {
    return new Figures(new ConcurrentLinkedQueue<>());
  }

  /** Begins to count anew; what is wrong stays wrong. */
  Figures anew() {
    return new Figures(wrong);
  }

  /**
   * Counts a call.
   *
   * @param status of the answer, 0 if none came
   */
  synchronized void count(Kind kind, int node, Span call, int status, Verdict verdict) {
    calls++;
    statuses.computeIfAbsent(kind, k -> new TreeMap<>()).merge(status, 1, Integer::sum);
    verdicts.merge(verdict, 1, Integer::sum);
    if (status / 100 == 2) {
      successes.set(node, successes.get(node) + 1);
      longestGap.set(node, Math.max(longestGap.get(node), call.ended() - lastRight.get(node)));
      lastRight.set(node, Math.max(lastRight.get(node), call.ended()));
    }
    notifyAll();
  }

  /** Waits until something is counted; fails after a while. */
  synchronized void await(String what, Duration patience, BooleanSupplier holds) {
    long end = Span.now() + patience.toNanos();
    while (!holds.getAsBoolean()) {
      long left = end - Span.now();
      if (left <= 0) {
        throw new AssertionError(what + ": not within " + patience + "; " + statuses);
      }
      waitFor(Duration.ofNanos(left));
    }
  }

  private synchronized void waitFor(Duration time) {
    try {
      wait(time.toMillis() + 1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Notes what must not be. */
  void wrong(String what) {
    wrong.add(what);
  }

  /** Gives what must not be, and was; the first few. */
  List<String> wrong() {
    return wrong.stream().limit(SHOWN).toList();
  }

  synchronized int calls() {
    return calls;
  }

  /** Counts the answers of a kind with a status. */
  synchronized int count(Kind kind, int status) {
    return statuses.getOrDefault(kind, Map.of()).getOrDefault(status, 0);
  }

  /** Counts the answers of all kinds with a status. */
  synchronized int count(int status) {
    return statuses.values().stream().mapToInt(one -> one.getOrDefault(status, 0)).sum();
  }

  synchronized int count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  /** Counts the successes of a node. */
  synchronized int successes(int node) {
    return successes.get(node);
  }

  /** Forgets how long a node gave no success, to measure anew. */
  synchronized void measureGap(int node) {
    lastRight.set(node, Span.now());
    longestGap.set(node, 0L);
  }

  /** Gives the longest time in which a node gave no success. */
  synchronized Duration gap(int node) {
    return Duration.ofNanos(Math.max(longestGap.get(node), Span.now() - lastRight.get(node)));
  }

  /** Prints a table. */
  synchronized void print(String name, Duration time) {
    System.out.printf(
        "%s: %d calls in %.1f s, %.0f a second; %s%n",
        name, calls, time.toMillis() / 1000.0, calls * 1000.0 / time.toMillis(), verdicts);
    statuses.forEach(
        (kind, counts) ->
            System.out.printf(
                "%s:   %-30s %6d  by status (0: cut off) %s%n",
                name, kind, counts.values().stream().mapToInt(n -> n).sum(), counts));
  }
}
