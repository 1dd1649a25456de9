package dev.connectsecurity.it.payara.nodes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The installs and uninstalls of one tenant, one after the other, and what follows from them. */
final class History {
  private final List<Step> steps = new CopyOnWriteArrayList<>();
  private final Bounds bounds;

  History(Bounds bounds) {
    this.bounds = bounds;
  }

  /** Adds what is about to be sent. */
  void add(Step step) {
    steps.add(step);
  }

  int size() {
    return steps.size();
  }

  /** Gives the last step, acknowledged or not. */
  Optional<Step> last() {
    return steps.stream().reduce((one, next) -> next);
  }

  /** Gives the acknowledged install that has a number of others after it. */
  Optional<Step> install(int before) {
    List<Step> installs = acknowledged().filter(Step::install).toList();
    int index = installs.size() - 1 - before;
    return index < 0 ? Optional.empty() : Optional.of(installs.get(index));
  }

  /** Tells whether the tenant was told last that it has the app. */
  boolean isInstalled() {
    return acknowledged().reduce((one, next) -> next).filter(Step::install).isPresent();
  }

  /** Tells whether a node may have accepted the secret of an install. */
  boolean mayBeAccepted(Step install, int node, Span call) {
    List<Step> next = after(install).filter(Step::isAcknowledged).toList();
    Optional<Step> replacement = next.stream().filter(Step::install).findFirst();
    return next.stream()
        .noneMatch(step -> call.beginsAfter(step.acknowledged(), endures(step, node, replacement)));
  }

  /** Tells whether a node may have refused the secret of an install. */
  boolean mayBeRefused(Step install, Span call) {
    List<Step> sent = after(install).filter(next -> next.sent() < call.ended()).toList();
    boolean uncertain = install.acknowledged() >= call.begun();
    boolean uninstalled = !sent.stream().allMatch(Step::install);
    boolean replacedTwice = sent.size() > 1;
    Duration least = bounds.overlap().minus(Bounds.SLACK);
    boolean overlapIsOver = sent.stream().anyMatch(next -> call.endsAfter(next.sent(), least));
    return uncertain || uninstalled || replacedTwice || overlapIsOver;
  }

  /** Gives all that may be stored now: a step that was not acknowledged may have taken effect. */
  Set<Stored> mayBeStored() {
    Set<Stored> possible = Set.of(Stored.NOTHING);
    for (Step step : steps) {
      Set<Stored> before = step.isAcknowledged() ? Set.of() : possible;
      possible =
          Stream.concat(before.stream(), possible.stream().map(stored -> stored.after(step)))
              .collect(Collectors.toSet());
    }
    return possible;
  }

  // A node that makes a change has nothing left to remember.
  private Duration endures(Step next, int node, Optional<Step> replacement) {
    if (replacement.equals(Optional.of(next))) {
      return bounds.replaced();
    }
    return next.node() == node ? Duration.ZERO : bounds.remembered();
  }

  private Stream<Step> acknowledged() {
    return steps.stream().filter(Step::isAcknowledged);
  }

  private Stream<Step> after(Step step) {
    return steps.stream().filter(next -> next.number() > step.number());
  }

  /**
   * What a row says.
   *
   * @param number of the install whose secret and base URL it holds; 0 without a row
   * @param enabled whether the tenant has the app
   */
  record Stored(int number, boolean enabled) {
    static final Stored NOTHING = new Stored(0, false);

    private Stored after(Step step) {
      return step.install() ? new Stored(step.number(), true) : new Stored(number, false);
    }
  }
}
