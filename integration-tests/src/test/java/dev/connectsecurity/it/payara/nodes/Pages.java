package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Tenant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Calls a page as a tenant does, or somebody who would like to be taken for one. */
final class Pages {
  private static final String PATH = "/app/page";

  private static final int SEARCHED = 10;

  private final Crew crew;

  Pages(Crew crew) {
    this.crew = crew;
  }

  /** Calls one if there is a tenant for it; tells whether there was. */
  boolean call(Kind kind, int node, Random random) {
    return Stream.generate(() -> crew.anybody(random))
        .limit(SEARCHED)
        .flatMap(Optional::stream)
        .anyMatch(customer -> call(customer, kind, node, random));
  }

  private boolean call(Customer customer, Kind kind, int node, Random random) {
    return switch (kind) {
      case CURRENT -> customer.history().isInstalled() && by(customer, 0, kind, node);
      case GONE -> !customer.history().isInstalled() && by(customer, 0, kind, node);
      case PREVIOUS -> by(customer, 1, kind, node);
      case OLDER -> by(customer, 2 + random.nextInt(2), kind, node);
      case FOREIGN -> foreign(customer, node, random);
      case FORGED -> forged(customer, Tenant.named("forged").secret(), kind, node);
      default -> throw new IllegalArgumentException(kind.toString());
    };
  }

  private boolean by(Customer customer, int before, Kind kind, int node) {
    Optional<Step> install = customer.history().install(before);
    install.ifPresent(step -> call(customer, step, kind, node));
    return install.isPresent();
  }

  private void call(Customer customer, Step install, Kind kind, int node) {
    boolean doubtful = kind.isDoubtful() || customer.isFresh(Span.begin());
    Optional<Span> doubt = doubtful ? Optional.of(customer.doubts(node).begin()) : Optional.empty();
    crew.call(
        kind,
        node,
        http -> http.get(PATH, install.tenant().authorization(PATH)),
        (answer, span) -> judged(customer, install, node, answer, span));
    doubt.ifPresent(customer.doubts(node)::end);
  }

  private Verdict judged(Customer customer, Step install, int node, Answer answer, Span span) {
    if (answer.status() != 401) {
      return answer.body().equals(customer.key())
          ? customer.accepted(install, node, span)
          : Verdict.WRONG_ACCEPT;
    }
    // What a node could not read, it does not know until it may ask again.
    Verdict verdict = customer.refused(install, node, span);
    return verdict.isWrong() && crew.outages().databaseWasAway(span, crew.bounds().remembered())
        ? Verdict.WITHIN_BOUNDS
        : verdict;
  }

  private boolean foreign(Customer customer, int node, Random random) {
    return crew.anybody(random)
        .filter(other -> other != customer)
        .flatMap(other -> other.history().install(0))
        .filter(other -> forged(customer, other.tenant().secret(), Kind.FOREIGN, node))
        .isPresent();
  }

  private boolean forged(Customer customer, String secret, Kind kind, int node) {
    Span doubt = customer.doubts(node).begin();
    Tenant forger = new Tenant(customer.key(), secret, "");
    crew.call(
        kind,
        node,
        http -> http.get(PATH, forger.authorization(PATH)),
        (answer, span) -> answer.status() == 401 ? Verdict.RIGHT : Verdict.WRONG_ACCEPT);
    customer.doubts(node).end(doubt);
    return true;
  }
}
