package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the site has in it: a few issues, comments and properties of one. */
final class SiteContent {

  static final String ISSUE_KEY = "ACME-1";
  static final String ISSUE_ID = "10001";
  static final String PROJECT_KEY = "ACME";
  static final String PROJECT_ID = "10000";
  static final String PAGE_ID = "65601";
  static final String PAGE_TITLE = "How the coffee machine works";
  static final String SPACE_KEY = "ACME";
  static final String SPACE_ID = "98306";
  static final String SUMMARY = "Coffee machine on the third floor brews tea";

  private final List<Comment> comments = new CopyOnWriteArrayList<>();
  private final Map<String, JsonValue> properties = new ConcurrentHashMap<>();

  Comment comment(Caller author, JsonValue body, Instant at) {
    Comment comment = new Comment(20_001 + comments.size(), author, body, at);
    comments.add(comment);
    return comment;
  }

  JsonArrayBuilder comments() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    comments.forEach(comment -> array.add(comment.toJson()));
    return array;
  }

  Optional<JsonValue> property(String key) {
    return Optional.ofNullable(properties.get(key));
  }

  /** Stores a property and tells whether it is new. */
  boolean putProperty(String key, JsonValue value) {
    return properties.put(key, value) == null;
  }

  boolean removeProperty(String key) {
    return properties.remove(key) != null;
  }

  /** All issues, the newest first; only one of them has comments and properties. */
  List<JsonObject> issues() {
    return List.of(
        issue("10008", "ACME-8", "Kettle <b>whistles</b> in F sharp & will not stop", "To do"),
        issue("10007", "ACME-7", "Descaler is out of stock", "Done"),
        issue());
  }

  /** The issue that the demo page shows. */
  JsonObject issue() {
    return issue(ISSUE_ID, ISSUE_KEY, SUMMARY, "In progress");
  }

  private static JsonObject issue(String id, String key, String summary, String status) {
    return Json.createObjectBuilder()
        .add("id", id)
        .add("key", key)
        .add(
            "fields",
            Json.createObjectBuilder()
                .add("summary", summary)
                .add("status", Json.createObjectBuilder().add("name", status))
                .add("project", Json.createObjectBuilder().add("key", PROJECT_KEY)))
        .build();
  }

  /** What the demo page shows around the app. */
  JsonObject view(Product product) {
    return product == Product.JIRA
        ? view(
            "Projects / ACME / " + ISSUE_KEY,
            SUMMARY,
            "In progress",
            "Since Monday, pressing “espresso” gives chamomile. Two people have reported it, one of"
                + " them likes it.")
        : view(
            "Spaces / ACME / Kitchen",
            PAGE_TITLE,
            "Page",
            "Fill in water, press a button, hope. What the buttons say is not what they do.");
  }

  private static JsonObject view(String crumbs, String title, String state, String text) {
    return Json.createObjectBuilder()
        .add("crumbs", crumbs)
        .add("title", title)
        .add("state", state)
        .add("text", text)
        .build();
  }

  record Comment(int id, Caller author, JsonValue body, Instant at) {

    JsonObject toJson() {
      return Json.createObjectBuilder()
          .add("id", String.valueOf(id))
          .add("author", author.toJson())
          .add("body", body)
          .add("created", at.toString())
          .build();
    }
  }
}
