package dev.connectsecurity.it.liberty;

import static dev.connectsecurity.ConnectScope.SPACE_ADMIN;

import dev.connectsecurity.RequiresScope;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.concurrent.CompletionStage;

/** An application with an executor of its own. */
public final class Carrying {
  private Carrying() {}

  /** Where it is, and the executor. */
  @ContextServiceDefinition(
      name = "java:app/concurrent/context",
      propagated = ContextServiceDefinition.ALL_REMAINING)
  @ManagedExecutorDefinition(
      name = "java:app/concurrent/executor",
      context = "java:app/concurrent/context")
  @ApplicationPath("/rest")
  public static class Rest extends Application {}

  /** A guarded bean. */
  @ApplicationScoped
  public static class Guarded {
    /** Guarded. */
    @RequiresScope(SPACE_ADMIN)
    public String work() {
      return "done";
    }
  }

  /** Calls it on other threads. */
  @Path("/")
  @RequestScoped
  public static class Resources {
    @Inject private Guarded guarded;

    @Resource(lookup = "java:app/concurrent/executor")
    private ManagedExecutorService executor;

    @Resource private ManagedExecutorService serversOwn;

    /** On one that carries the caller. */
    @GET
    @Path("defined")
    public CompletionStage<String> onDefined() {
      return executor.supplyAsync(guarded::work);
    }

    /** On one that is there without being defined. */
    @GET
    @Path("servers-own")
    public CompletionStage<String> onServersOwn() {
      return serversOwn.supplyAsync(guarded::work);
    }
  }
}
