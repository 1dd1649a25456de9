package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Jira's searches. The query itself is not understood: whatever is asked for, all issues come. */
final class SearchResources {

  private static final Pattern BOUNDED =
      Pattern.compile(".*(?:[=~<>]| in | is ).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int MOST = 5000;

  private final SiteContent content;

  SearchResources(SiteContent content) {
    this.content = content;
  }

  Stream<RestRoute> routes() {
    return Stream.of(
        RestRoute.of("GET", "/rest/api/3/search", "READ", this::search),
        RestRoute.of("GET", "/rest/api/3/search/jql", "READ", this::page),
        RestRoute.of("POST", "/rest/api/3/search/approximate-count", "READ", this::count));
  }

  /** The search as it was until 2025, still of use to see a query arrive. */
  private Response search(RestRoute.Call call) {
    List<JsonObject> found = found(call);
    return Response.json(
        200,
        Json.createObjectBuilder()
            .add("jql", text(call, "jql"))
            .add("total", found.size())
            .add("issues", Json.createArrayBuilder(found))
            .build());
  }

  private Response page(RestRoute.Call call) {
    if (!BOUNDED.matcher(text(call, "jql")).matches()) {
      return unbounded();
    }
    List<JsonObject> all = found(call);
    int from = Math.min(number(call, "nextPageToken", 0), all.size());
    int to = (int) Math.min(all.size(), (long) from + number(call, "maxResults", 50));
    List<String> fields = List.of(text(call, "fields").split(","));
    JsonArrayBuilder issues = Json.createArrayBuilder();
    all.subList(from, to).forEach(issue -> issues.add(narrowed(issue, fields)));
    JsonObjectBuilder page =
        Json.createObjectBuilder().add("issues", issues).add("isLast", to == all.size());
    if (to < all.size()) {
      page.add("nextPageToken", String.valueOf(to));
    }
    return Response.json(200, page.build());
  }

  private Response count(RestRoute.Call call) {
    boolean bounded =
        RestResources.json(call) instanceof JsonObject asked
            && BOUNDED.matcher(Descriptor.text(asked, "jql")).matches();
    return bounded
        ? Response.json(200, Json.createObjectBuilder().add("count", found(call).size()).build())
        : unbounded();
  }

  private List<JsonObject> found(RestRoute.Call call) {
    return call.caller().isAnonymous() ? List.of() : content.issues();
  }

  // Jira gives the id alone unless fields are named
  private static JsonObject narrowed(JsonObject issue, List<String> fields) {
    JsonObjectBuilder some = Json.createObjectBuilder().add("id", issue.getString("id"));
    if (!fields.equals(List.of(""))) {
      JsonObjectBuilder named = Json.createObjectBuilder();
      issue.getJsonObject("fields").entrySet().stream()
          .filter(field -> fields.contains("*all") || fields.contains(field.getKey()))
          .forEach(field -> named.add(field.getKey(), field.getValue()));
      some.add("key", issue.getString("key")).add("fields", named);
    }
    return some.build();
  }

  private static Response unbounded() {
    return Response.json(
        400,
        Json.createObjectBuilder()
            .add(
                "errorMessages",
                Json.createArrayBuilder().add("The query is unbounded: add a restriction to it."))
            .build());
  }

  private static int number(RestRoute.Call call, String name, int otherwise) {
    return call.request()
        .parameter(name)
        .map(Integer::parseInt)
        .filter(number -> number >= 0 && number <= MOST)
        .orElse(otherwise);
  }

  private static String text(RestRoute.Call call, String name) {
    return call.request().parameter(name).orElse("");
  }
}
