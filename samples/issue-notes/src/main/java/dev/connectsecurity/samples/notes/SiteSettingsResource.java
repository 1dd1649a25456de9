package dev.connectsecurity.samples.notes;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Settings of the whole site. A tenant that installed the app before it asked for ADMIN is told so
 * by 403.
 */
@Path("site-settings")
@RequestScoped
@RequiresScope(ConnectScope.ADMIN)
public class SiteSettingsResource {

  @Inject Jira jira;

  /** Gives what Jira says. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject settings() {
    return jira.settings();
  }
}
