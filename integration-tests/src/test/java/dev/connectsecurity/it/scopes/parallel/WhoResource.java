package dev.connectsecurity.it.scopes.parallel;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Asks on this thread. */
@Path("/")
@RequestScoped
public class WhoResource {
  @Inject private Who who;

  /** Asks at once. */
  @GET
  @Path("bean")
  public String bean() {
    return who.isCalling();
  }
}
