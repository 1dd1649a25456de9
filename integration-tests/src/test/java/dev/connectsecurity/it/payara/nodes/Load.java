package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.it.support.Answer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Calls both nodes in turn, from several threads, with a mixture of all that a client does. */
final class Load implements AutoCloseable {
  private static final int THREADS = 4;

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Crew crew;
  private final Pages pages;
  private final Callbacks callbacks;

  private Load(Crew crew) {
    this.crew = crew;
    this.pages = new Pages(crew);
    this.callbacks = new Callbacks(crew);
  }

  /** Begins; what is called is drawn by a seed, when is up to the machine. */
  static Load begun(Crew crew, long seed) {
    Load load = new Load(crew);
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(seed + i);
      load.threads.execute(() -> load.run(random));
    }
    return load;
  }

  /** Goes on until something holds, which is looked at after each call; fails after a while. */
  void await(String what, Duration patience, BooleanSupplier holds) {
    crew.figures().await(what, patience, holds);
  }

  private void run(Random random) {
    try {
      while (!stopped.get()) {
        act(random);
      }
    } catch (RuntimeException e) {
      crew.figures().wrong("the load has failed: " + e);
    }
  }

  private void act(Random random) {
    int node = crew.nextNode();
    Kind kind = Kind.at(random.nextInt(100));
    if (kind == Kind.GRANT) {
      byConsent(node, random);
    } else if (!kind.isDoubtful()
        || !crew.mayDoubt(kind, node)
        || !(kind.isCallback()
            ? callbacks.call(kind, node, random)
            : pages.call(kind, node, random))) {
      pages.call(Kind.CURRENT, node, random);
    }
  }

  private void byConsent(int node, Random random) {
    Browser browser = crew.browsers().get(random.nextInt(crew.browsers().size()));
    crew.call(Kind.GRANT, node, browser::ask, (answer, span) -> ofGrant(answer));
  }

  // Never is a user asked to consent again.
  private static Verdict ofGrant(Answer answer) {
    return answer.status() == 200 ? Verdict.RIGHT : Verdict.WRONG_REFUSAL;
  }

  /** Stops after the calls that are under way. */
  @Override
  public void close() {
    stopped.set(true);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the load does not end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
