package dev.connectsecurity.it.payara.nodes;

import java.util.concurrent.atomic.AtomicReference;

/** A number of calls a second: what makes a node read past its cache is bounded there. */
final class Budget {
  private final int perSecond;
  private final AtomicReference<Second> current = new AtomicReference<>(new Second(-1, 0));

  Budget(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Takes one; tells whether one was left. */
  boolean take() {
    long now = Span.now() / 1_000_000_000L;
    Second taken =
        current.updateAndGet(
            last -> last.number == now ? new Second(now, last.used + 1) : new Second(now, 1));
    return taken.used <= perSecond;
  }

  private record Second(long number, int used) {}
}
