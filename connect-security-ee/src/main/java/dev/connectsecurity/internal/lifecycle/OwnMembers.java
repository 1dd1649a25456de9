package dev.connectsecurity.internal.lifecycle;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * The members of the descriptor that the library's own checks rest on.
 *
 * @param appKey the app's key
 * @param baseUrl the app's base URL
 */
record OwnMembers(String appKey, String baseUrl) {
  private static final int MAX_KEY_LENGTH = 64;

  /** Judges the key itself. Source: connect app descriptor, {@code key}. */
  void check(List<String> problems) {
    if (appKey.isEmpty() || appKey.length() > MAX_KEY_LENGTH) {
      problems.add(
          "The app key \"%s\" has %d characters; 1 to %d are allowed."
              .formatted(appKey, appKey.length(), MAX_KEY_LENGTH));
    }
    if (!appKey.chars().allMatch(OwnMembers::keyCharacter)) {
      problems.add(
          "The app key \"%s\" may hold only letters, digits, dots, underscores and hyphens, for"
                  .formatted(appKey)
              + " example com.example.my-app.");
    }
  }

  private static boolean keyCharacter(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || ".-_".indexOf(c) >= 0);
  }

  JsonObject mergeInto(JsonObject war, List<String> problems) {
    JsonObjectBuilder whole = Json.createObjectBuilder();
    whole.add("key", appKey).add("baseUrl", baseUrl);
    war.forEach(whole::add);
    JsonObject own = own();
    own.forEach((name, value) -> whole.add(name, merged(war, name, value, problems)));
    if (!war.containsKey("apiVersion")) {
      whole.add("apiVersion", 1);
    }
    checkKinds(war, problems);
    return whole.build();
  }

  private JsonObject own() {
    JsonObjectBuilder lifecycle = Json.createObjectBuilder();
    for (Callback callback : Callback.values()) {
      lifecycle.add(callback.eventType(), callback.path());
    }
    return Json.createObjectBuilder()
        .add("key", appKey)
        .add("baseUrl", baseUrl)
        .add("authentication", Json.createObjectBuilder().add("type", "jwt"))
        .add("lifecycle", lifecycle)
        .add(
            "apiMigrations",
            Json.createObjectBuilder().add("signed-install", true).add("gdpr", true))
        .build();
  }

  private static JsonValue merged(
      JsonObject war, String path, JsonValue own, List<String> problems) {
    JsonValue theirs = war.getOrDefault(path, own);
    if (!(own instanceof JsonObject ownObject && theirs instanceof JsonObject theirObject)) {
      compare(path, theirs, own, problems);
      return own;
    }
    JsonObjectBuilder both = Json.createObjectBuilder(theirObject);
    ownObject.forEach(
        (name, value) -> {
          compare(path + "." + name, theirObject.getOrDefault(name, value), value, problems);
          both.add(name, value);
        });
    return both.build();
  }

  private static void compare(String path, JsonValue theirs, JsonValue own, List<String> problems) {
    if (!theirs.equals(own)) {
      problems.add(
          "%s sets \"%s\" to %s, but the library sets it to %s. Leave it out of %s."
              .formatted(DescriptorText.FILE, path, theirs, own, DescriptorText.FILE));
    }
  }

  private static void checkKinds(JsonObject war, List<String> problems) {
    JsonValue version = war.getOrDefault("apiVersion", Json.createValue(1));
    if (!(version instanceof JsonNumber number && number.isIntegral() && number.intValue() > 0)) {
      problems.add(
          "%s sets \"apiVersion\" to %s; it is a whole number, 1 or more."
              .formatted(DescriptorText.FILE, version));
    }
    if (war.get("apiMigrations") instanceof JsonObject migrations) {
      migrations.forEach((name, value) -> checkMigration(name, value, problems));
    }
  }

  private static void checkMigration(String name, JsonValue value, List<String> problems) {
    if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
      problems.add(
          "%s sets \"apiMigrations.%s\" to %s; it is true or false."
              .formatted(DescriptorText.FILE, name, value));
    }
  }
}
