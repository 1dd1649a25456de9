package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.it.payara.nodes.History.Stored;
import dev.connectsecurity.it.support.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tenant of the load. It changes one step at a time, while its pages are called all the time. */
final class Customer {
  private static final Pattern ROW =
      Pattern.compile("(\\w+) https://\\S+-r(\\d+)\\.atlassian\\.net secret-r(\\d+)-\\S+");

  private final String key = "load-" + UUID.randomUUID();
  private final ReentrantLock changing = new ReentrantLock();
  private final Bounds bounds;
  private final History history;
  private final List<Doubts> doubts = List.of(new Doubts(), new Doubts());

  Customer(Bounds bounds) {
    this.bounds = bounds;
    this.history = new History(bounds);
  }

  String key() {
    return key;
  }

  History history() {
    return history;
  }

  /** Gives when a node may have read it past its cache. */
  Doubts doubts(int node) {
    return doubts.get(node);
  }

  /** Lets nobody else change it; tells whether nobody does. */
  boolean tryChange() {
    return changing.tryLock();
  }

  /** Lets others change it. */
  void changed() {
    changing.unlock();
  }

  /** Begins an install with a new secret, or an uninstall. */
  Step next(boolean install, int node) {
    int number = history.size() + 1;
    String secret = "secret-r" + number + '-' + UUID.randomUUID() + UUID.randomUUID();
    Tenant tenant = new Tenant(key, secret, "https://" + key + "-r" + number + ".atlassian.net");
    Step step = Step.sent(number, install, tenant, node);
    history.add(step);
    return step;
  }

  /** Tells whether a node may have to read past its cache to know its present secret. */
  boolean isFresh(Span call) {
    return history
        .last()
        .filter(last -> !call.beginsAfter(last.acknowledged(), bounds.remembered()))
        .isPresent();
  }

  /** Judges that a node has let in a secret. */
  Verdict accepted(Step install, int node, Span call) {
    return history.mayBeAccepted(install, node, call) ? Verdict.RIGHT : Verdict.WRONG_ACCEPT;
  }

  /** Judges that a node has refused a secret. */
  Verdict refused(Step install, int node, Span call) {
    if (history.mayBeRefused(install, call)) {
      return Verdict.RIGHT;
    }
    long change = history.last().map(Step::acknowledged).orElseThrow();
    return doubts(node).explain(change, call) ? Verdict.WITHIN_BOUNDS : Verdict.WRONG_REFUSAL;
  }

  /** Tells what is wrong with what is stored: status, base URL and secret; null for no row. */
  Optional<String> wrong(String row) {
    Set<Stored> possible = history.mayBeStored();
    if (row == null) {
      return possible.contains(Stored.NOTHING)
          ? Optional.empty()
          : Optional.of(key + " is lost, not one of " + possible);
    }
    Matcher parts = ROW.matcher(row);
    if (!parts.matches() || !parts.group(2).equals(parts.group(3))) {
      return Optional.of(key + " is of two installs: " + row);
    }
    Stored stored = new Stored(Integer.parseInt(parts.group(2)), parts.group(1).equals("ENABLED"));
    return possible.contains(stored)
        ? Optional.empty()
        : Optional.of(key + " is stored as " + stored + ", not as one of " + possible);
  }
}
