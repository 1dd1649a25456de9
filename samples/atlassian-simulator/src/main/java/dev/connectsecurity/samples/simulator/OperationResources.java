package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.stream.Stream;

/** Confluence's answers to what a user may do: {@link Rights}, for the one space and page here. */
final class OperationResources {

  private static final String SPACE = "/api/v2/spaces/" + SiteContent.SPACE_ID + "/permissions";

  private static final List<RestRoute> ROUTES =
      List.of(
          RestRoute.of("GET", "/rest/api/user", "READ", OperationResources::user),
          RestRoute.of("GET", "/rest/api/user/memberof", "READ", OperationResources::groups),
          RestRoute.of(
              "POST", "/rest/api/content/*/permission/check", "READ", OperationResources::check),
          RestRoute.of("GET", "/api/v2/spaces", "READ", OperationResources::spaces),
          RestRoute.of("GET", SPACE, "READ", call -> assignments()));

  private OperationResources() {}

  static Stream<RestRoute> routes() {
    return ROUTES.stream();
  }

  private static Response user(RestRoute.Call call) {
    String accountId = accountId(call);
    if (!Rights.knows(accountId)) {
      return Response.error(404, "no such user");
    }
    JsonObjectBuilder user = Json.createObjectBuilder().add("accountId", accountId);
    if (call.request().parameter("expand").orElse("").equals("operations")) {
      JsonArrayBuilder operations = Json.createArrayBuilder();
      Rights.application(accountId).stream()
          .map(name -> operation("operation", name, "application"))
          .forEach(operations::add);
      user.add("operations", operations);
    }
    return Response.json(200, user.build());
  }

  private static Response groups(RestRoute.Call call) {
    JsonArrayBuilder groups = Json.createArrayBuilder();
    if (call.request().parameter("start").orElse("0").equals("0")) {
      Rights.groups(accountId(call)).stream()
          .map(name -> Json.createObjectBuilder().add("name", name).add("id", Rights.groupId(name)))
          .forEach(groups::add);
    }
    return list(groups);
  }

  private static Response check(RestRoute.Call call) {
    if (!(RestResources.json(call) instanceof JsonObject asked)
        || !(asked.get("subject") instanceof JsonObject subject)) {
      return Response.error(400, "a permission check has a subject");
    }
    String operation = Descriptor.text(asked, "operation");
    String accountId = Descriptor.text(subject, "identifier");
    if (!Rights.CONTENT.contains(operation)) {
      return Response.error(400, "an unknown operation");
    }
    if (!call.argument().equals(SiteContent.PAGE_ID) || !Rights.knows(accountId)) {
      return Response.error(404, "no such content or user");
    }
    return Response.json(
        200,
        Json.createObjectBuilder()
            .add("hasPermission", Rights.content(accountId, operation))
            .add("errors", Json.createArrayBuilder())
            .build());
  }

  private static Response spaces(RestRoute.Call call) {
    JsonArrayBuilder found = Json.createArrayBuilder();
    if (call.request().parameter("keys").orElse("").equals(SiteContent.SPACE_KEY)) {
      found.add(
          Json.createObjectBuilder()
              .add("id", SiteContent.SPACE_ID)
              .add("key", SiteContent.SPACE_KEY)
              .add("name", "Acme"));
    }
    return list(found);
  }

  private static Response assignments() {
    JsonArrayBuilder assignments = Json.createArrayBuilder();
    Rights.space()
        .forEach(
            (group, operations) ->
                operations.forEach(operation -> assignments.add(assignment(group, operation))));
    return list(assignments);
  }

  private static JsonObject assignment(String group, String operation) {
    String[] keyAndTarget = operation.split("/");
    return Json.createObjectBuilder()
        .add(
            "principal",
            Json.createObjectBuilder().add("type", "group").add("id", Rights.groupId(group)))
        .add("operation", operation("key", keyAndTarget[0], keyAndTarget[1]))
        .build();
  }

  private static JsonObject operation(String member, String name, String target) {
    return Json.createObjectBuilder().add(member, name).add("targetType", target).build();
  }

  private static Response list(JsonArrayBuilder results) {
    return Response.json(
        200,
        Json.createObjectBuilder()
            .add("results", results)
            .add("_links", Json.createObjectBuilder())
            .build());
  }

  private static String accountId(RestRoute.Call call) {
    return call.request().parameter("accountId").orElse("");
  }
}
