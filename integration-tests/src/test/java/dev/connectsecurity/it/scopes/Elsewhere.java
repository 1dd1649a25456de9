package dev.connectsecurity.it.scopes;

import static dev.connectsecurity.ConnectScope.SPACE_ADMIN;

import dev.connectsecurity.RequiresScope;
import jakarta.annotation.Resource;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What runs on other threads, in another container, or because of an event. */
public final class Elsewhere {
  private Elsewhere() {}

  /** An enterprise bean, guarded as a whole. */
  @Stateless
  @RequiresScope(SPACE_ADMIN)
  public static class GuardedEjb {
    /** Guarded. */
    public String work() {
      return "done";
    }
  }

  /** An enterprise bean, guarded by method. */
  @Singleton
  public static class GuardedSingleton {
    /** Guarded. */
    @RequiresScope(SPACE_ADMIN)
    public String work() {
      return "done";
    }
  }

  /** An enterprise bean that works in the background. */
  @Stateless
  public static class AsynchronousEjb {
    /** Guarded. */
    @jakarta.ejb.Asynchronous
    @RequiresScope(SPACE_ADMIN)
    public Future<String> work() {
      return new AsyncResult<>("done");
    }
  }

  /** Asynchronous methods of Jakarta Concurrency. */
  @ApplicationScoped
  public static class AsynchronousBean {
    @Inject private Beans.ApplicationMethod guarded;

    /** Guarded itself. */
    @Asynchronous
    @RequiresScope(SPACE_ADMIN)
    public CompletableFuture<String> work() {
      return Asynchronous.Result.complete("done");
    }

    /** Calls a guarded bean in the background. */
    @Asynchronous
    public CompletableFuture<String> callsGuarded() {
      return Asynchronous.Result.complete(guarded.work());
    }
  }

  /** Hands work to other threads. */
  @ApplicationScoped
  public static class Handing {
    @Resource private ManagedExecutorService executor;
    @Resource private ContextService contexts;
    @Inject private Beans.ApplicationMethod guarded;

    /** The server's executor. */
    public String submitted() throws Exception {
      return executor.submit((Callable<String>) guarded::work).get();
    }

    /** A stage of the server's executor. */
    public String stage() throws Exception {
      return executor.supplyAsync(guarded::work).thenApply(text -> text).get();
    }

    /** A thread of nobody's, with the context of this one. */
    public String contextual() throws Exception {
      ExecutorService bare = Executors.newSingleThreadExecutor();
      try {
        return bare.submit(contexts.contextualCallable(guarded::work)).get();
      } finally {
        bare.shutdown();
      }
    }

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
