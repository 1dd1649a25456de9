package dev.connectsecurity.it.permissions;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource without a guard, in front of an enterprise bean with one. */
@Path("settings")
@RequestScoped
public class OpenResource {
  @Inject private Settings settings;

  @GET
  public String change() {
    return settings.change();
  }
}
