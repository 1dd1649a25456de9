package dev.connectsecurity.it.payara.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Does next to nothing, so that the gate is as large a part of a request as it can be. */
@Path("greeting")
@ApplicationScoped
public class GreetingResource {

  /** Greets. */
  @GET
  @Produces("text/plain")
  public String greet() {
    return "Hello";
  }
}
