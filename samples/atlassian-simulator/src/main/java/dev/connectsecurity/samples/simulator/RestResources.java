package dev.connectsecurity.samples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLDecoder;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The few resources of the product's REST API that the site has. */
final class RestResources {

  private static final String ISSUE = "/rest/api/3/issue/" + SiteContent.ISSUE_KEY;

  private final Tenant tenant;
  private final SiteContent content;
  private final AccountReports reports;

  RestResources(Tenant tenant, SiteContent content, AccountReports reports) {
    this.tenant = tenant;
    this.content = content;
    this.reports = reports;
  }

  List<RestRoute> routes() {
    boolean isJira = tenant.product() == Product.JIRA;
    Stream<RestRoute> own =
        isJira
            ? Stream.concat(jira(), Stream.concat(issues(), new SearchResources(content).routes()))
            : confluence();
    Stream<RestRoute> rights = isJira ? PermissionResources.routes() : OperationResources.routes();
    return Stream.concat(
            Stream.concat(own, rights),
            Stream.of(
                RestRoute.of("*", "/rest/echo/**", "NONE", this::echo),
                RestRoute.of("POST", AccountReports.PATH, "NONE", this::report)))
        .toList();
  }

  private Stream<RestRoute> jira() {
    return Stream.of(
        RestRoute.of("GET", "/rest/api/3/serverInfo", "READ", call -> serverInfo()),
        RestRoute.of("GET", "/rest/api/3/myself", "READ", RestResources::myself),
        RestRoute.of("GET", "/rest/api/3/user", "READ", RestResources::user),
        RestRoute.of("GET", "/rest/api/3/configuration", "ADMIN", call -> configuration()),
        RestRoute.of("GET", ISSUE + "/comment", "READ", call -> comments()),
        RestRoute.of("POST", ISSUE + "/comment", "WRITE", this::addComment),
        RestRoute.of("GET", ISSUE + "/properties/*", "READ", this::property),
        RestRoute.of("PUT", ISSUE + "/properties/*", "WRITE", this::putProperty),
        RestRoute.of("DELETE", ISSUE + "/properties/*", "DELETE", this::removeProperty));
  }

  private Stream<RestRoute> issues() {
    return content.issues().stream()
        .map(
            issue ->
                RestRoute.of(
                    "GET",
                    "/rest/api/3/issue/" + issue.getString("key"),
                    "READ",
                    call -> Response.json(200, issue)));
  }

  private Stream<RestRoute> confluence() {
    return Stream.of(
        RestRoute.of("GET", "/rest/api/user/current", "READ", RestResources::myself),
        RestRoute.of("GET", "/rest/api/settings/systemInfo", "ADMIN", call -> configuration()),
        RestRoute.of("GET", "/rest/api/content/" + SiteContent.PAGE_ID, "READ", call -> page()));
  }

  private Response serverInfo() {
    return Response.json(
        200,
        Json.createObjectBuilder()
            .add("baseUrl", tenant.baseUrl())
            .add("serverTitle", tenant.name())
            .add("deploymentType", "Cloud")
            .build());
  }

  private static Response myself(RestRoute.Call call) {
    return Response.json(200, call.caller().toJson());
  }

  private static Response user(RestRoute.Call call) {
    String accountId = call.request().parameter("accountId").orElse("");
    return User.ALL.stream()
        .filter(user -> !accountId.isEmpty() && user.accountId().equals(accountId))
        .findFirst()
        .map(user -> Caller.user(user, Set.of()).toJson())
        .map(json -> Response.json(200, json))
        .orElseGet(() -> Response.error(404, "no user has this account id"));
  }

  private Response configuration() {
    return Response.json(200, Json.createObjectBuilder().add("votingEnabled", true).build());
  }

  private Response page() {
    JsonObject page =
        Json.createObjectBuilder()
            .add("id", SiteContent.PAGE_ID)
            .add("type", "page")
            .add("title", SiteContent.PAGE_TITLE)
            .build();
    return Response.json(200, page);
  }

  private Response comments() {
    return Response.json(
        200, Json.createObjectBuilder().add("comments", content.comments()).build());
  }

  private Response addComment(RestRoute.Call call) {
    Caller caller = call.caller();
    if (!caller.holds("ADD_COMMENTS")) {
      return Denial.JIRA_PERMISSION.response();
    }
    JsonValue body = json(call);
    if (!(body instanceof JsonObject comment) || !comment.containsKey("body")) {
      return Response.error(400, "a comment is an object with a body");
    }
    return Response.json(
        201, content.comment(caller, comment.get("body"), tenant.clock().instant()).toJson());
  }

  private Response property(RestRoute.Call call) {
    String key = decode(call.argument());
    return content
        .property(key)
        .map(value -> Json.createObjectBuilder().add("key", key).add("value", value).build())
        .map(json -> Response.json(200, json))
        .orElseGet(() -> Response.error(404, "no property " + key));
  }

  private Response putProperty(RestRoute.Call call) {
    if (!call.caller().holds("EDIT_ISSUES")) {
      return Denial.JIRA_EDIT.response();
    }
    boolean created = content.putProperty(decode(call.argument()), json(call));
    return Response.empty(created ? 201 : 200);
  }

  private Response removeProperty(RestRoute.Call call) {
    if (!call.caller().holds("EDIT_ISSUES")) {
      return Denial.JIRA_EDIT.response();
    }
    boolean removed = content.removeProperty(decode(call.argument()));
    return removed ? Response.empty(204) : Response.error(404, "no such property");
  }

  private Response report(RestRoute.Call call) {
    return call.caller().isPerson()
        ? Response.error(403, "only an app reports accounts")
        : reports.answer(call);
  }

  private Response echo(RestRoute.Call call) {
    Request request = call.request();
    var echo =
        Json.createObjectBuilder()
            .add("method", request.method())
            .add("path", request.rawPath())
            .add("body", request.body());
    if (request.rawQuery() != null) {
      echo.add("query", request.rawQuery());
    }
    return Response.json(200, echo.build());
  }

  static JsonValue json(RestRoute.Call call) {
    try (JsonReader reader = Json.createReader(new StringReader(call.request().body()))) {
      return reader.readValue();
    } catch (JsonException e) {
      throw new IllegalArgumentException("the body is no JSON", e);
    }
  }

  private static String decode(String segment) {
    // '+' is itself in a path
    return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
  }
}
