package dev.connectsecurity.it.scopes.parallel;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.concurrent.CompletionStage;

/** Asks on this thread and on others. */
@Path("/")
@RequestScoped
public class WhoResource {
  @Inject private Who who;
  @Resource private ManagedExecutorService executor;

  /** Asks at once. */
  @GET
  @Path("bean")
  public String bean() {
    return who.isCalling();
  }

  /** Asks on a thread of the server's. */
  @GET
  @Path("stage")
  public CompletionStage<String> stage() {
    return executor.supplyAsync(who::isCalling);
  }

  /** Asks twice, in two stages. */
  @GET
  @Path("stages")
  public CompletionStage<String> stages() {
    return executor
        .supplyAsync(who::isCalling)
        .thenApplyAsync(first -> first.equals(who.isCalling()) ? first : "somebody else");
  }

  /** Where it is. */
  @ApplicationPath("/api")
  public static class Rest extends Application {}
}
