package dev.connectsecurity.samples.report;

import dev.connectsecurity.AtlassianSecurityException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** One Jira, called in whatever mode its target is in. */
record Jira(WebTarget target) {

  // Jira refuses to search without a bound
  private static final String RECENT = "created >= -30d";
  private static final int MOST = 20;

  /** Gives where this Jira is, in whatever mode it is called. */
  String host() {
    String baseUrl = answer(() -> get(target.path("rest/api/3/serverInfo"))).getString("baseUrl");
    return URI.create(baseUrl).getAuthority();
  }

  String displayName() {
    return answer(() -> get(target.path("rest/api/3/myself"))).getString("displayName");
  }

  int countRecent() {
    JsonObject query = Json.createObjectBuilder().add("jql", RECENT).build();
    return answer(
            () ->
                target
                    .path("rest/api/3/search/approximate-count")
                    .request(MediaType.APPLICATION_JSON)
                    .post(Entity.json(query), JsonObject.class))
        .getInt("count");
  }

  List<Issue> recent() {
    return answer(
            () ->
                get(
                    target
                        .path("rest/api/3/search/jql")
                        .queryParam("jql", "{jql}")
                        .queryParam("fields", "summary,status")
                        .queryParam("maxResults", MOST)
                        .resolveTemplate("jql", RECENT + " ORDER BY created DESC")))
        .getJsonArray("issues")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(Issue::of)
        .toList();
  }

  private static JsonObject get(WebTarget resource) {
    return resource.request(MediaType.APPLICATION_JSON).get(JsonObject.class);
  }

  // Jira's refusals are not ours: passed on as they are, they would look like answers of this app.
  private static <T> T answer(Supplier<T> call) {
    try {
      return call.get();
    } catch (ProcessingException e) {
      if (e.getCause() instanceof AtlassianSecurityException refused) {
        throw refused;
      }
      throw Denial.unexpected(e);
    } catch (WebApplicationException e) {
      throw Denial.of(e);
    }
  }

  record Issue(String key, String summary, String status) {

    static Issue of(JsonObject issue) {
      JsonObject fields = issue.getJsonObject("fields");
      return new Issue(
          issue.getString("key"),
          fields.getString("summary"),
          fields.getJsonObject("status").getString("name"));
    }
  }
}
