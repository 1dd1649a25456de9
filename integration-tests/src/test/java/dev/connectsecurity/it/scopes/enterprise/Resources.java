package dev.connectsecurity.it.scopes.enterprise;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.concurrent.CompletionStage;

/** A resource without a demand, in front of beans with one. */
@Path("/")
@RequestScoped
public class Resources {
  @Inject private Concurrent.Guarded guarded;
  @Inject private GuardedEjb ejb;
  @Resource private ManagedExecutorService executor;

  /** Calls a guarded enterprise bean. */
  @GET
  @Path("ejb")
  public String ejb() {
    return ejb.work();
  }

  /** Calls a guarded bean on another thread. */
  @GET
  @Path("stage")
  public CompletionStage<String> stage() {
    return executor.supplyAsync(guarded::work);
  }

  /** Where it is. */
  @ApplicationPath("/rest")
  public static class Rest extends Application {}
}
