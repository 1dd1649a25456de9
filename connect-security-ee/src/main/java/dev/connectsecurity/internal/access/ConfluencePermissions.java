package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianClient;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * Asks Confluence.
 *
 * <p>Sources: <a
 * href="https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-content-permissions/">Check
 * content permissions</a> (404 for a content or an account that is not there); <a
 * href="https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/#api-wiki-rest-api-user-get">Get
 * user</a>, whose expansion {@code operations} also lists those of target type {@code application}:
 * <a
 * href="https://community.developer.atlassian.com/t/how-to-check-if-a-user-can-administer-confluence-in-a-connect-app/29678">How
 * to check if a user can administer Confluence</a>.
 */
final class ConfluencePermissions implements ProductPermissions {
  private final AtlassianClient client;

  ConfluencePermissions(AtlassianClient client) {
    this.client = client;
  }

  @Override
  public boolean holds(PermissionQuestion question) {
    ProductCall confluence = new ProductCall(client, question.host());
    return switch (question.level()) {
      case GLOBAL -> mayInSite(confluence, question);
      case SPACE -> new SpacePermissions(confluence).holds(question);
      case CONTENT -> mayWithContent(confluence, question);
      // Refused at deployment; Confluence knows neither.
      case PROJECT, ISSUE -> false;
    };
  }

  private static boolean mayInSite(ProductCall confluence, PermissionQuestion question) {
    return confluence
        .get(
            site ->
                site.path("rest/api/user")
                    .queryParam("accountId", "{user}")
                    .queryParam("expand", "operations")
                    .resolveTemplate("user", question.accountId()))
        .map(user -> user.getOrDefault("operations", JsonValue.NULL))
        .map(operations -> isIn(operations(confluence, operations), question.permission()))
        .orElse(false);
  }

  private static boolean isIn(JsonArray operations, String permission) {
    return operations.getValuesAs(JsonValue::asJsonObject).stream()
        .filter(operation -> operation.getString("targetType", "").equals("application"))
        .anyMatch(operation -> operation.getString("operation", "").equals(permission));
  }

  private static JsonArray operations(ProductCall confluence, JsonValue operations) {
    if (operations instanceof JsonArray array) {
      return array;
    }
    throw confluence.unusable("no operations of the user");
  }

  private static boolean mayWithContent(ProductCall confluence, PermissionQuestion question) {
    JsonObject body =
        Json.createObjectBuilder()
            .add(
                "subject",
                Json.createObjectBuilder()
                    .add("type", "user")
                    .add("identifier", question.accountId()))
            .add("operation", question.permission())
            .build();
    return confluence
        .post(
            site ->
                site.path("rest/api/content/{id}/permission/check")
                    .resolveTemplate("id", question.id()),
            body)
        .map(answer -> answer.getOrDefault("hasPermission", JsonValue.NULL))
        .map(held -> isTrue(confluence, held))
        .orElse(false);
  }

  private static boolean isTrue(ProductCall confluence, JsonValue held) {
    return switch (held.getValueType()) {
      case TRUE -> true;
      case FALSE -> false;
      default -> throw confluence.unusable("no hasPermission in the content check");
    };
  }
}
