package dev.connectsecurity.samples.notes;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.PermissionLevel;
import dev.connectsecurity.RequiresPermission;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The notes of one issue, for the panel's script. Its tokens are bound to a person and to no issue:
 * whether that person may see or edit this one, Jira is asked.
 */
@Path("issues/{issue}/notes")
@RequestScoped
@RequiresScope(ConnectScope.READ)
@RequiresPermission(jira = "BROWSE_PROJECTS", level = PermissionLevel.ISSUE, parameter = "issue")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NotesResource {

  private static final int LONGEST = 500;

  @Inject AtlassianPrincipal caller;
  @Inject Visitor visitor;
  @Inject Notes notes;
  @Inject Jira jira;

  /** Lists the notes, oldest first. */
  @GET
  public JsonObject list(@PathParam("issue") String issue) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    notes.of(caller.host(), issue).forEach(note -> all.add(note.toJson()));
    return Json.createObjectBuilder().add("notes", all).build();
  }

  /** Adds a note in the caller's name. */
  @POST
  @RequiresPermission(jira = "EDIT_ISSUES", level = PermissionLevel.ISSUE, parameter = "issue")
  public Response add(@PathParam("issue") String issue, JsonObject body) {
    String text = body.getString("text", "").strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new BadRequestException("a note has 1 to " + LONGEST + " characters");
    }
    Note note = notes.add(caller.host(), issue, visitor.displayName(), text);
    return Response.status(Response.Status.CREATED).entity(note.toJson()).build();
  }

  /** Publishes a note as a comment, written by the app. */
  @POST
  @Path("{id}/comment")
  @RequiresScope(ConnectScope.WRITE)
  @RequiresPermission(jira = "ADD_COMMENTS", level = PermissionLevel.ISSUE, parameter = "issue")
  public void publish(@PathParam("issue") String issue, @PathParam("id") long id) {
    jira.comment(issue, find(issue, id).quoted());
  }

  /** Publishes a note as a comment, written by the caller; Jira checks whether this person may. */
  @POST
  @Path("{id}/comment-as-me")
  public void publishAsMe(@PathParam("issue") String issue, @PathParam("id") long id) {
    jira.commentAsCaller(issue, find(issue, id).quotedBy(visitor.displayName()));
  }

  private Note find(String issue, long id) {
    return notes.find(caller.host(), issue, id).orElseThrow(NotFoundException::new);
  }
}
