package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import java.util.Optional;
import java.util.Random;

/** Installs and uninstalls the app at the tenants of the load. */
final class Callbacks {
  private final Crew crew;

  Callbacks(Crew crew) {
    this.crew = crew;
  }

  /** Sends one if there is a tenant for it; tells whether there was. */
  boolean call(Kind kind, int node, Random random) {
    return switch (kind) {
      case INSTALL -> installNew(node);
      case REINSTALL -> change(crew.anybody(random), kind, node);
      case UNINSTALL ->
          change(crew.anybody(random).filter(c -> c.history().isInstalled()), kind, node);
      default -> throw new IllegalArgumentException(kind.toString());
    };
  }

  /** Installs the app at a tenant that is new. */
  boolean installNew(int node) {
    Customer customer = new Customer(crew.bounds());
    boolean done = change(Optional.of(customer), Kind.INSTALL, node);
    crew.customers().add(customer);
    return done;
  }

  private boolean change(Optional<Customer> customer, Kind kind, int node) {
    if (customer.filter(Customer::tryChange).isEmpty()) {
      return false;
    }
    Span doubt = customer.get().doubts(node).begin();
    send(customer.get(), kind, node);
    customer.get().doubts(node).end(doubt);
    customer.get().changed();
    return true;
  }

  private void send(Customer customer, Kind kind, int node) {
    boolean install = kind != Kind.UNINSTALL;
    Step step = customer.next(install, node);
    String event = install ? "installed" : "uninstalled";
    crew.call(
        kind,
        node,
        http -> Atlassian.post(http, event, step.tenant()),
        (answer, span) -> answered(step, answer));
  }

  private static Verdict answered(Step step, Answer answer) {
    if (answer.status() != 204) {
      return Verdict.WRONG_REFUSAL;
    }
    step.acknowledge();
    return Verdict.RIGHT;
  }
}
