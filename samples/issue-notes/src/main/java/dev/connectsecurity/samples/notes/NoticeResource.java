package dev.connectsecurity.samples.notes;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresAdministrator;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** The notice, for the admin page's script; anybody's context token gets this far. */
@Path("notice")
@RequestScoped
@RequiresScope(ConnectScope.READ)
@RequiresAdministrator
@Consumes(MediaType.APPLICATION_JSON)
public class NoticeResource {

  @Inject AtlassianPrincipal caller;
  @Inject Notice notice;

  /** Changes the notice; an empty text takes it away. */
  @PUT
  public void change(JsonObject body) {
    String text = body.getString("text", "").strip();
    if (text.length() > Notice.LONGEST) {
      throw new BadRequestException("a notice has up to " + Notice.LONGEST + " characters");
    }
    notice.change(caller.host(), text);
  }
}
