package dev.connectsecurity.it.scopes;

import static dev.connectsecurity.ConnectScope.SPACE_ADMIN;

import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What runs on threads of nobody's, or because of an event. */
public final class Elsewhere {
  private Elsewhere() {}

  /** Hands work to other threads. */
  @ApplicationScoped
  public static class Handing {
    @Inject private Beans.ApplicationMethod guarded;

    /** A thread of nobody's. */
    public String bare() throws Exception {
      ExecutorService bare = Executors.newSingleThreadExecutor();
      try {
        return bare.submit(guarded::work).get();
      } finally {
        bare.shutdown();
      }
    }

    /** The common pool. */
    public String common() throws Exception {
      return CompletableFuture.supplyAsync(guarded::work).get();
    }
  }

  /**
   * Something happened.
   *
   * @param heard by whom it was heard
   */
  public record Happened(StringBuilder heard) {}

  /** Hears of it, if the caller may. */
  @ApplicationScoped
  public static class GuardedObserver {
    /** Guarded. */
    @RequiresScope(SPACE_ADMIN)
    public void on(@Observes Happened event) {
      event.heard().append("done");
    }
  }
}
