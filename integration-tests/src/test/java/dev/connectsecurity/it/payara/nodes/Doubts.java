package dev.connectsecurity.it.payara.nodes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** When one node may have read one tenant past its cache, which it does once a second at most. */
final class Doubts {
  private static final int REMEMBERED = 100;

  private final Set<Span> running = new HashSet<>();
  private final Deque<Span> ended = new ArrayDeque<>();

  /** Begins one. */
  synchronized Span begin() {
    Span span = Span.begin();
    running.add(span);
    return span;
  }

  /** Ends one. */
  synchronized void end(Span span) {
    running.remove(span);
    ended.addLast(span.end());
    if (ended.size() > REMEMBERED) {
      ended.removeFirst();
    }
  }

  /**
   * Tells whether a read that began before a change explains why a call after it was refused: the
   * next read comes a second later.
   */
  synchronized boolean explain(long change, Span call) {
    long second = Bounds.AGAIN.plus(Bounds.SLACK).toNanos();
    return running.stream().anyMatch(span -> span.begun() <= change)
        || ended.stream()
            .anyMatch(span -> span.begun() <= change && span.ended() >= call.begun() - second);
  }
}
