package dev.connectsecurity.it.callers;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.NotAuthenticatedException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Says who is calling, in every way that JAX-RS knows. */
@Path("/")
@RequestScoped
public class CallerResource {
  @Inject private Registry registry;
  @Inject private AtlassianPrincipal caller;

  /** Asks a bean that lives longer than the request. */
  @GET
  @Path("bean")
  public String bean() {
    return registry.caller();
  }

  /** Asks JAX-RS. */
  @GET
  @Path("context")
  public String context(@Context SecurityContext security) {
    return String.join(
        " ",
        security.getUserPrincipal().getName(),
        "" + (security.getUserPrincipal() instanceof AtlassianPrincipal),
        "READ " + security.isUserInRole("READ"),
        "ADMIN " + security.isUserInRole("ADMIN"),
        "nonsense " + security.isUserInRole("nonsense"));
  }

  /** Answers from another thread what was learnt on this one. */
  @GET
  @Path("suspended")
  public void suspended(@Suspended AsyncResponse response) {
    String name = caller.getName();
    new Thread(() -> response.resume("resumed for " + name)).start();
  }

  /** Asks on a thread that no request runs on. */
  @GET
  @Path("elsewhere")
  public String elsewhere() throws InterruptedException {
    StringBuffer heard = new StringBuffer();
    Thread elsewhere = new Thread(() -> heard.append(ask()));
    elsewhere.start();
    elsewhere.join();
    return heard.toString();
  }

  private String ask() {
    try {
      return registry.caller();
    } catch (NotAuthenticatedException nobody) {
      return "nobody: " + nobody.reason();
    }
  }
}
