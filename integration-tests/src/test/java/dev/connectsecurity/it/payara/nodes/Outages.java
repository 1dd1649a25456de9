package dev.connectsecurity.it.payara.nodes;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** When nodes or the database were away, so that a missing answer has its reason. */
final class Outages {
  /** How long after its return the database may not be reached yet. */
  static final Duration RECOVERY = Duration.ofSeconds(10);

  private final Map<Integer, List<Span>> nodes = new HashMap<>();
  private final List<Span> database = new CopyOnWriteArrayList<>();

  Outages() {
    nodes.put(0, new CopyOnWriteArrayList<>());
    nodes.put(1, new CopyOnWriteArrayList<>());
  }

  /** Notes that a node is about to be taken away. */
  void nodeGoes(int node) {
    nodes.get(node).add(Span.begin());
  }

  /** Notes that a node is back. */
  void nodeIsBack(int node) {
    end(nodes.get(node));
  }

  /** Notes that the database is about to be taken away. */
  void databaseGoes() {
    database.add(Span.begin());
  }

  /** Notes that the database is back. */
  void databaseIsBack() {
    end(database);
  }

  /** Tells whether a node is there as far as anybody knows. */
  boolean isThere(int node) {
    return nodes.get(node).stream().allMatch(span -> span.ended() != Span.OPEN);
  }

  /** Tells whether a node was away during a call. */
  boolean nodeWasAway(int node, Span call) {
    return nodes.get(node).stream().anyMatch(call::meets);
  }

  /** Tells whether the database was away during a call, or a while before. */
  boolean databaseWasAway(Span call, Duration before) {
    return database.stream().anyMatch(span -> call.meets(span.longer(before)));
  }

  private static void end(List<Span> spans) {
    spans.set(spans.size() - 1, spans.get(spans.size() - 1).end());
  }
}
