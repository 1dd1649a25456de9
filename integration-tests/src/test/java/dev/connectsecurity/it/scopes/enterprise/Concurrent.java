package dev.connectsecurity.it.scopes.enterprise;

import static dev.connectsecurity.ConnectScope.SPACE_ADMIN;

import dev.connectsecurity.RequiresScope;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads of the server's. */
public final class Concurrent {
  private Concurrent() {}

  /** A guarded bean. */
  @ApplicationScoped
  public static class Guarded {
    /** Guarded. */
    @RequiresScope(SPACE_ADMIN)
    public String work() {
      return "done";
    }
  }

  /** Asynchronous methods of Jakarta Concurrency. */
  @ApplicationScoped
  public static class AsynchronousBean {
    @Inject private Guarded guarded;

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
    @Inject private Guarded guarded;

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
  }
}
