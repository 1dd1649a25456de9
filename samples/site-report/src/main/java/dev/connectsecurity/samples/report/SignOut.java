package dev.connectsecurity.samples.report;

import dev.connectsecurity.AtlassianLogin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Erases the grant, with its tokens. */
@Path("sign-out")
@RequestScoped
public class SignOut {

  @Inject AtlassianLogin login;

  /** Forgets who has signed in. */
  @POST
  public Response signOut(@Context UriInfo here) {
    login.grant().ifPresent(login::forget);
    return Response.seeOther(here.getBaseUri()).build();
  }
}
