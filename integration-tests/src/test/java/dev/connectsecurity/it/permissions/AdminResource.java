package dev.connectsecurity.it.permissions;

import dev.connectsecurity.PermissionLevel;
import dev.connectsecurity.RequiresAdministrator;
import dev.connectsecurity.RequiresPermission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

/** A page for administrators, and two about one issue or project. */
@Path("")
@RequestScoped
@Produces("text/plain")
@RequiresAdministrator
public class AdminResource {

  @GET
  @Path("admin")
  public String administer() {
    return "for administrators";
  }

  @GET
  @Path("issues/{issue}")
  @RequiresPermission(jira = "EDIT_ISSUES", level = PermissionLevel.ISSUE, parameter = "issue")
  public String edit(@PathParam("issue") String key) {
    return "edited " + key;
  }

  @GET
  @Path("projects")
  @RequiresPermission(
      jira = "BROWSE_PROJECTS",
      level = PermissionLevel.PROJECT,
      parameter = "project")
  public String browse(@QueryParam("project") String key) {
    return "browsed " + key;
  }

  @GET
  @Path("confluence-only")
  @RequiresPermission(confluence = "administer")
  public String confluenceOnly() {
    return "for administrators of Confluence";
  }
}
