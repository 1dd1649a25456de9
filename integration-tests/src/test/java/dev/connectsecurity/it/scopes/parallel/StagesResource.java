package dev.connectsecurity.it.scopes.parallel;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletionStage;

/** Asks on threads of the server's. */
@Path("/")
@RequestScoped
public class StagesResource {
  @Inject private Who who;
  @Resource private ManagedExecutorService executor;

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
}
