package dev.connectsecurity.internal.access;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Works out what a user may do in a space of Confluence, which cannot be asked that: from the
 * space's assignments to users and groups, and the user's groups.
 *
 * <p>Sources: <a
 * href="https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-space/#api-spaces-get">Get
 * spaces</a>, <a
 * href="https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-space-permissions/">Get
 * space permissions assignments</a>, <a
 * href="https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/#api-wiki-rest-api-user-memberof-get">Get
 * group memberships for user</a>.
 */
final class SpacePermissions implements ProductPermissions {
  private static final int MAX_PAGES = 20;
  private static final int PAGE_SIZE = 200;

  private final ProductCall confluence;

  SpacePermissions(ProductCall confluence) {
    this.confluence = confluence;
  }

  @Override
  public boolean holds(PermissionQuestion question) {
    Optional<String> space = idOf(question.id());
    if (space.isEmpty()) {
      return false;
    }
    Set<String> groups = new HashSet<>();
    Optional<String> cursor = Optional.of("");
    for (int page = 0; page < MAX_PAGES && cursor.isPresent(); page++) {
      JsonObject assignments = assignments(space.get(), cursor.get());
      for (JsonObject grant : results(assignments)) {
        if (isOf(grant, question.permission())) {
          JsonObject principal = object(grant, "principal");
          if (isUser(principal, question.accountId())) {
            return true;
          }
          group(principal).ifPresent(groups::add);
        }
      }
      cursor = Cursor.next(assignments);
    }
    if (cursor.isPresent()) {
      throw confluence.unusable("more than " + MAX_PAGES + " pages of assignments");
    }
    return !groups.isEmpty() && isInOne(groups, question.accountId());
  }

  private Optional<String> idOf(String key) {
    JsonObject answer =
        required(
            confluence.get(
                site ->
                    site.path("api/v2/spaces")
                        .queryParam("keys", "{key}")
                        .resolveTemplate("key", key)));
    return results(answer).stream()
        .filter(space -> space.getString("key", "").equalsIgnoreCase(key))
        .map(space -> space.getString("id", ""))
        .filter(PermissionQuestion::isNumber)
        .findFirst();
  }

  private JsonObject assignments(String space, String cursor) {
    return required(
        confluence.get(
            site ->
                Cursor.at(site.path("api/v2/spaces/{id}/permissions"), cursor)
                    .queryParam("limit", PAGE_SIZE)
                    .resolveTemplate("id", space)));
  }

  private boolean isInOne(Set<String> groups, String accountId) {
    for (int page = 0; page < MAX_PAGES; page++) {
      int start = page * PAGE_SIZE;
      Optional<JsonObject> answer =
          confluence.get(
              site ->
                  site.path("rest/api/user/memberof")
                      .queryParam("accountId", "{user}")
                      .queryParam("start", start)
                      .queryParam("limit", PAGE_SIZE)
                      .resolveTemplate("user", accountId));
      if (answer.isEmpty()) {
        return false;
      }
      List<JsonObject> memberships = results(answer.get());
      if (memberships.stream().anyMatch(group -> groups.contains(group.getString("id", "")))) {
        return true;
      }
      if (memberships.size() < PAGE_SIZE) {
        return false;
      }
    }
    throw confluence.unusable("more than " + MAX_PAGES + " pages of groups");
  }

  // "administer" is about the space, "create/page" about the pages in it.
  private static boolean isOf(JsonObject grant, String permission) {
    JsonObject operation = object(grant, "operation");
    String target = operation.getString("targetType", "");
    String key = operation.getString("key", "");
    return permission.equals(key + "/" + target)
        || permission.equals(key) && target.equals("space");
  }

  private static boolean isUser(JsonObject principal, String accountId) {
    return principal.getString("type", "").equals("user")
        && principal.getString("id", "").equals(accountId);
  }

  private static Optional<String> group(JsonObject principal) {
    return principal.getString("type", "").equals("group")
            && principal.get("id") instanceof JsonString id
        ? Optional.of(id.getString())
        : Optional.empty();
  }

  private static JsonObject object(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
  }

  private JsonObject required(Optional<JsonObject> answer) {
    return answer.orElseThrow(() -> confluence.unusable("status 404 for a list of spaces"));
  }

  private List<JsonObject> results(JsonObject answer) {
    if (answer.get("results") instanceof JsonArray results) {
      return results.getValuesAs(JsonValue::asJsonObject);
    }
    throw confluence.unusable("no results in a list");
  }
}
