package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/** Jira's answers to what a user may do: {@link Rights}, for the one project and issue here. */
final class PermissionResources {

  private static final List<RestRoute> ROUTES =
      List.of(
          RestRoute.of("POST", "/rest/api/3/permissions/check", "READ", PermissionResources::check),
          RestRoute.of(
              "GET",
              "/rest/api/3/project/(?:"
                  + SiteContent.PROJECT_KEY
                  + "|"
                  + SiteContent.PROJECT_ID
                  + ")",
              "READ",
              call -> project()));

  private PermissionResources() {}

  static Stream<RestRoute> routes() {
    return ROUTES.stream();
  }

  private static Response project() {
    return Response.json(
        200,
        Json.createObjectBuilder()
            .add("id", SiteContent.PROJECT_ID)
            .add("key", SiteContent.PROJECT_KEY)
            .add("name", "Acme")
            .build());
  }

  private static Response check(RestRoute.Call call) {
    if (!(RestResources.json(call) instanceof JsonObject asked)) {
      return Response.error(400, "a permission check is an object");
    }
    String accountId = Descriptor.text(asked, "accountId");
    List<String> global = texts(asked, "globalPermissions");
    if (!Rights.unknownAmong(global, Rights.GLOBAL).isEmpty()) {
      return Response.error(400, "an unknown global permission");
    }
    JsonArrayBuilder granted = Json.createArrayBuilder();
    global.stream()
        .filter(permission -> Rights.global(accountId, permission))
        .forEach(granted::add);
    JsonArrayBuilder inProjects = Json.createArrayBuilder();
    for (JsonValue wanted : array(asked, "projectPermissions")) {
      List<String> permissions = texts(wanted.asJsonObject(), "permissions");
      if (!Rights.unknownAmong(permissions, Rights.PROJECT).isEmpty()) {
        return Response.error(400, "an unknown project permission");
      }
      permissions.forEach(
          permission -> inProjects.add(grant(wanted.asJsonObject(), permission, accountId)));
    }
    return Response.json(
        200,
        Json.createObjectBuilder()
            .add("globalPermissions", granted)
            .add("projectPermissions", inProjects)
            .build());
  }

  private static JsonObject grant(JsonObject wanted, String permission, String accountId) {
    boolean held = Rights.project(accountId, permission);
    return Json.createObjectBuilder()
        .add("permission", permission)
        .add("issues", here(array(wanted, "issues"), held, SiteContent.ISSUE_ID))
        .add("projects", here(array(wanted, "projects"), held, SiteContent.PROJECT_ID))
        .build();
  }

  // Jira leaves out what is not granted and what is not there.
  private static JsonArrayBuilder here(JsonArray ids, boolean held, String id) {
    JsonArrayBuilder granted = Json.createArrayBuilder();
    ids.stream().filter(one -> held && one.toString().equals(id)).forEach(granted::add);
    return granted;
  }

  private static List<String> texts(JsonObject object, String name) {
    return array(object, name).stream()
        .filter(JsonString.class::isInstance)
        .map(text -> ((JsonString) text).getString())
        .toList();
  }

  static JsonArray array(JsonObject object, String name) {
    return object.get(name) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
  }
}
