package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.samples.simulator.User;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;

/** All who call: tenants and users who have consented. They outlive the loads that they make. */
final class Crew {
  // Two of these seconds, one after the other, are still within what a node allows in one.
  private static final int DOUBTS_A_SECOND = Bounds.AGAIN_PER_SECOND / 2 - 1;

  private final List<Customer> customers = new CopyOnWriteArrayList<>();
  private final List<Browser> browsers = new CopyOnWriteArrayList<>();
  private final List<Budget> budgets =
      List.of(new Budget(DOUBTS_A_SECOND), new Budget(DOUBTS_A_SECOND));
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicReference<Figures> figures = new AtomicReference<>(Figures.none());
  private final Outages outages = new Outages();
  private final TwoNodes nodes;
  private final Bounds bounds;

  Crew(TwoNodes nodes, Bounds bounds) {
    this.nodes = nodes;
    this.bounds = bounds;
  }

  /** Lets users consent. */
  void consent(int users) {
    for (int i = 0; i < users; i++) {
      User user = i % 2 == 0 ? User.ALICE : User.BOB;
      browsers.add(Browser.signedIn(nodes.node(i), nodes.node(i + 1), user));
    }
  }

  List<Customer> customers() {
    return customers;
  }

  List<Browser> browsers() {
    return browsers;
  }

  Bounds bounds() {
    return bounds;
  }

  Outages outages() {
    return outages;
  }

  Figures figures() {
    return figures.get();
  }

  /** Begins to count anew; what is wrong stays wrong. */
  Figures countAnew() {
    return figures.updateAndGet(Figures::anew);
  }

  /** Forgets all figures. */
  void forgetFigures() {
    figures.set(Figures.none());
  }

  /** Finds a tenant by chance. */
  Optional<Customer> anybody(Random random) {
    int size = customers.size();
    return size == 0 ? Optional.empty() : Optional.of(customers.get(random.nextInt(size)));
  }

  /** Gives the node whose turn it is; the other one if it is known to be away. */
  int nextNode() {
    int node = turn.getAndIncrement() & 1;
    return outages.isThere(node) ? node : 1 - node;
  }

  /** Tells whether a node may be given one more reason to read past its cache. */
  boolean mayDoubt(Kind kind, int node) {
    boolean here = budgets.get(node).take();
    return kind.isCallback() ? here && budgets.get(1 - node).take() : here;
  }

  /**
   * Calls a node and counts what came of it.
   *
   * @param call gives the answer
   * @param judge judges 200, 204 and 401
   */
  Optional<Answer> call(
      Kind kind,
      int node,
      Function<RawHttp, Answer> call,
      BiFunction<Answer, Span, Verdict> judge) {
    Figures now = figures();
    Span begun = Span.begin();
    try {
      Answer answer = call.apply(nodes.node(node));
      Span span = begun.end();
      Verdict verdict = judged(kind, node, answer, span, judge);
      now.count(kind, node, span, answer.status(), verdict);
      if (verdict.isWrong()) {
        now.wrong(verdict + ": " + kind + " on node " + node + ", " + span + ": " + answer);
      }
      return Optional.of(answer);
    } catch (UncheckedIOException | AssertionError cut) {
      boolean away = outages.nodeWasAway(node, begun.end());
      now.count(kind, node, begun.end(), 0, away ? Verdict.RIGHT : Verdict.WRONG_FORM);
      if (!away) {
        now.wrong("No answer: " + kind + " on node " + node + ": " + cut);
      }
      return Optional.empty();
    }
  }

  private Verdict judged(
      Kind kind, int node, Answer answer, Span span, BiFunction<Answer, Span, Verdict> judge) {
    return switch (answer.status()) {
      case 200, 204, 401 -> judge.apply(answer, span);
      case 503 -> unavailable(kind, node, answer, span);
      default -> outages.nodeWasAway(node, span) ? Verdict.RIGHT : Verdict.WRONG_FORM;
    };
  }

  private Verdict unavailable(Kind kind, int node, Answer answer, Span span) {
    if (kind != Kind.GRANT && answer.header("Retry-After").isEmpty()) {
      return Verdict.WRONG_FORM;
    }
    boolean away =
        outages.databaseWasAway(span, Outages.RECOVERY) || outages.nodeWasAway(node, span);
    return away ? Verdict.RIGHT : Verdict.WRONG_REFUSAL;
  }
}
