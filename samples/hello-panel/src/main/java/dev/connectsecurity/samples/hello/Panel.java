package dev.connectsecurity.samples.hello;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** One guarded page: says who is looking, and on which site. */
@Path("panel")
@RequestScoped
@RequiresScope(ConnectScope.READ)
public class Panel {
  @Inject AtlassianPrincipal caller;

  @GET
  public String hello() {
    return "Hello " + caller.getName() + " of " + caller.host().baseUrl();
  }
}
