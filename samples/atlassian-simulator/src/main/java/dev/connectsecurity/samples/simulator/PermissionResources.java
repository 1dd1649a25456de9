package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * What a user may do here: an administrator everything, everybody else what does not administer.
 */
final class PermissionResources {

  /** Answers Jira's bulk permission check. */
  Response check(RestRoute.Call call) {
    if (!(RestResources.json(call) instanceof JsonObject asked)) {
      return Response.error(400, "a permission check is an object");
    }
    boolean admin = isAdmin(Descriptor.text(asked, "accountId"));
    JsonArrayBuilder global = Json.createArrayBuilder();
    array(asked, "globalPermissions").stream()
        .filter(permission -> admin || !permission.toString().contains("ADMINISTER"))
        .forEach(global::add);
    JsonArrayBuilder project = Json.createArrayBuilder();
    array(asked, "projectPermissions").forEach(p -> granted(p.asJsonObject(), admin, project));
    return Response.json(
        200,
        Json.createObjectBuilder()
            .add("globalPermissions", global)
            .add("projectPermissions", project)
            .build());
  }

  /** Answers with a Confluence user and, on demand, the operations open to them. */
  Response confluenceUser(RestRoute.Call call) {
    String accountId = call.request().parameter("accountId").orElse("");
    JsonArrayBuilder operations = Json.createArrayBuilder();
    operations.add(operation("use"));
    if (isAdmin(accountId)) {
      operations.add(operation("administer"));
    }
    return Response.json(
        200,
        Json.createObjectBuilder()
            .add("accountId", accountId)
            .add("operations", operations)
            .build());
  }

  private static void granted(JsonObject asked, boolean admin, JsonArrayBuilder into) {
    for (JsonValue permission : array(asked, "permissions")) {
      if (admin || !permission.toString().contains("ADMINISTER")) {
        into.add(
            Json.createObjectBuilder()
                .add("permission", permission)
                .add("issues", array(asked, "issues"))
                .add("projects", array(asked, "projects")));
      }
    }
  }

  private static JsonObject operation(String name) {
    return Json.createObjectBuilder()
        .add("operation", name)
        .add("targetType", "application")
        .build();
  }

  private static boolean isAdmin(String accountId) {
    return accountId.equals(User.ADMIN.accountId());
  }

  private static JsonArray array(JsonObject object, String name) {
    return object.get(name) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
  }
}
