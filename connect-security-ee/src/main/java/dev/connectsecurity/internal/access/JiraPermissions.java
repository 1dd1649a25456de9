package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.PermissionLevel;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * Asks Jira, which takes a user's account id from an app's server and ids of projects and issues
 * only, so that a key costs a call more.
 *
 * <p>Sources: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-permissions-check-post">Get
 * bulk permissions</a> (what is not granted, and what is not there, is left out of the answer), <a
 * href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-projectidorkey-get">Get
 * project</a>, <a
 * href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get">Get
 * issue</a>.
 */
final class JiraPermissions implements ProductPermissions {
  private final AtlassianClient client;

  JiraPermissions(AtlassianClient client) {
    this.client = client;
  }

  @Override
  public boolean holds(PermissionQuestion question) {
    ProductCall jira = new ProductCall(client, question.host());
    if (question.level() == PermissionLevel.GLOBAL) {
      JsonArray permissions = Json.createArrayBuilder().add(question.permission()).build();
      return check(jira, question, "globalPermissions", permissions)
          .contains(Json.createValue(question.permission()));
    }
    String list = question.level() == PermissionLevel.PROJECT ? "projects" : "issues";
    return number(jira, question).filter(id -> holdsOn(jira, question, list, id)).isPresent();
  }

  private static boolean holdsOn(
      ProductCall jira, PermissionQuestion question, String list, String id) {
    JsonArrayBuilder ids = Json.createArrayBuilder().add(Long.parseLong(id));
    JsonObjectBuilder wanted =
        Json.createObjectBuilder()
            .add("permissions", Json.createArrayBuilder().add(question.permission()))
            .add(list, ids);
    JsonArray granted =
        check(jira, question, "projectPermissions", Json.createArrayBuilder().add(wanted).build());
    return granted.stream()
        .filter(grant -> grants(grant, question.permission()))
        .map(grant -> grant.asJsonObject().get(list))
        .filter(JsonArray.class::isInstance)
        .flatMap(granting -> granting.asJsonArray().stream())
        .anyMatch(granting -> granting.toString().equals(id));
  }

  private static boolean grants(JsonValue grant, String permission) {
    return grant instanceof JsonObject object
        && Json.createValue(permission).equals(object.get("permission"));
  }

  private static JsonArray check(
      ProductCall jira, PermissionQuestion question, String kind, JsonArray wanted) {
    JsonObject body =
        Json.createObjectBuilder().add("accountId", question.accountId()).add(kind, wanted).build();
    return jira.post(site -> site.path("rest/api/3/permissions/check"), body)
        .map(answer -> answer.get(kind))
        .filter(JsonArray.class::isInstance)
        .map(JsonValue::asJsonArray)
        .orElseThrow(() -> jira.unusable("no " + kind + " in the permission check"));
  }

  private static Optional<String> number(ProductCall jira, PermissionQuestion question) {
    if (question.hasNumber()) {
      return Optional.of(question.id());
    }
    String path =
        question.level() == PermissionLevel.PROJECT
            ? "rest/api/3/project/{key}"
            : "rest/api/3/issue/{key}";
    return jira.get(
            site ->
                site.path(path).queryParam("fields", "id").resolveTemplate("key", question.id()))
        .map(
            found ->
                Optional.of(found.getString("id", ""))
                    .filter(PermissionQuestion::isNumber)
                    .orElseThrow(() -> jira.unusable("no id of " + question.id())));
  }
}
