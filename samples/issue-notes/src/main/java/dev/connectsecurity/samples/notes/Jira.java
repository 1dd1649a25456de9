package dev.connectsecurity.samples.notes;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.PermissionLevel;
import dev.connectsecurity.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;

/** The caller's Jira, called by the app itself, and once in the caller's name. */
@ApplicationScoped
class Jira {

  @Inject AtlassianClient client;

  /** The app itself sees every issue, so whether this person does has to be asked. */
  @RequiresPermission(jira = "BROWSE_PROJECTS", level = PermissionLevel.ISSUE, parameter = "issue")
  String summaryOf(String issue) {
    return answer(
        () ->
            client
                .asApp()
                .path("rest/api/3/issue/{key}")
                .resolveTemplate("key", issue)
                .queryParam("fields", "summary")
                .request(MediaType.APPLICATION_JSON)
                .get(JsonObject.class)
                .getJsonObject("fields")
                .getString("summary"));
  }

  String displayNameOf(String accountId) {
    return answer(
        () ->
            client
                .asApp()
                .path("rest/api/3/user")
                .queryParam("accountId", accountId)
                .request(MediaType.APPLICATION_JSON)
                .get(JsonObject.class)
                .getString("displayName"));
  }

  void comment(String issue, String text) {
    answer(() -> comment(client.asApp(), issue, text));
  }

  /**
   * Comments in the caller's name, with a token that can do no more than that. What the person may
   * do is checked by Jira itself here.
   */
  void commentAsCaller(String issue, String text) {
    answer(() -> comment(client.asUser(ConnectScope.WRITE), issue, text));
  }

  private static JsonObject comment(WebTarget jira, String issue, String text) {
    return jira.path("rest/api/3/issue/{key}/comment")
        .resolveTemplate("key", issue)
        .request(MediaType.APPLICATION_JSON)
        .post(Entity.json(comment(text)), JsonObject.class);
  }

  /** Reads the site's global settings, which takes the scope ADMIN. */
  JsonObject settings() {
    return answer(
        () ->
            client
                .asApp()
                .path("rest/api/3/configuration")
                .request(MediaType.APPLICATION_JSON)
                .get(JsonObject.class));
  }

  // Jira's refusals are not ours: passed on as they are, they would look like answers of this app.
  private static <T> T answer(Supplier<T> call) {
    try {
      return call.get();
    } catch (WebApplicationException | ProcessingException | CallRefusedException e) {
      throw JiraTrouble.of(e);
    }
  }

  private static JsonObject comment(String text) {
    JsonObjectBuilder words = Json.createObjectBuilder().add("type", "text").add("text", text);
    JsonObjectBuilder paragraph =
        Json.createObjectBuilder()
            .add("type", "paragraph")
            .add("content", Json.createArrayBuilder().add(words));
    return Json.createObjectBuilder()
        .add(
            "body",
            Json.createObjectBuilder()
                .add("type", "doc")
                .add("version", 1)
                .add("content", Json.createArrayBuilder().add(paragraph)))
        .build();
  }
}
