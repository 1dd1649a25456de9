package dev.connectsecurity.samples.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What each user may do here: Bob reads, Alice edits too, the administrator does everything. */
final class Rights {

  /** Every global permission of Jira that this site knows. */
  static final Set<String> GLOBAL =
      Set.of("ADMINISTER", "SYSTEM_ADMIN", "BULK_CHANGE", "USER_PICKER", "CREATE_SHARED_OBJECTS");

  /** Every project permission of Jira that this site knows. */
  static final Set<String> PROJECT =
      Set.of(
          "ADMINISTER_PROJECTS",
          "BROWSE_PROJECTS",
          "CREATE_ISSUES",
          "EDIT_ISSUES",
          "DELETE_ISSUES",
          "ADD_COMMENTS");

  /** Every operation on a content of Confluence. */
  static final Set<String> CONTENT = Set.of("read", "update", "delete");

  private static final Set<String> READERS_PROJECT = Set.of("BROWSE_PROJECTS");
  private static final Set<String> EDITORS_PROJECT =
      Set.of("BROWSE_PROJECTS", "CREATE_ISSUES", "EDIT_ISSUES", "ADD_COMMENTS");

  private static final Map<String, List<String>> GROUPS =
      Map.of(
          User.BOB.accountId(), List.of("confluence-users"),
          User.ALICE.accountId(), List.of("confluence-users", "editors"),
          User.ADMIN.accountId(), List.of("confluence-users", "administrators"));

  private Rights() {}

  static boolean knows(String accountId) {
    return GROUPS.containsKey(accountId);
  }

  static List<String> groups(String accountId) {
    return GROUPS.getOrDefault(accountId, List.of());
  }

  static boolean global(String accountId, String permission) {
    boolean everybodys = permission.equals("USER_PICKER");
    return isAdmin(accountId) || knows(accountId) && everybodys;
  }

  static boolean project(String accountId, String permission) {
    return isAdmin(accountId)
        || isEditor(accountId) && EDITORS_PROJECT.contains(permission)
        || knows(accountId) && READERS_PROJECT.contains(permission);
  }

  static boolean content(String accountId, String operation) {
    return isAdmin(accountId)
        || isEditor(accountId) && operation.equals("update")
        || knows(accountId) && operation.equals("read");
  }

  static Set<String> application(String accountId) {
    return isAdmin(accountId)
        ? Set.of("use", "administer", "create_space")
        : knows(accountId) ? Set.of("use") : Set.of();
  }

  /** The operations in the space by group, as {@code operation/target}. */
  static Map<String, Set<String>> space() {
    return Map.of(
        "confluence-users", Set.of("read/space"),
        "editors", Set.of("create/page", "create/comment"),
        "administrators", Set.of("create/page", "delete/page", "administer/space", "export/space"));
  }

  static String groupId(String group) {
    return UUID.nameUUIDFromBytes(group.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static boolean isEditor(String accountId) {
    return groups(accountId).contains("editors");
  }

  private static boolean isAdmin(String accountId) {
    return accountId.equals(User.ADMIN.accountId());
  }

  static Set<String> unknownAmong(List<String> permissions, Set<String> known) {
    return permissions.stream().filter(p -> !known.contains(p)).collect(Collectors.toSet());
  }
}
