package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.PermissionLevel;

/**
 * May this user do that here?
 *
 * @param host the tenant
 * @param accountId the user
 * @param permission the permission key in Jira, the operation in Confluence
 * @param level what it is about
 * @param id which project, issue, space or content; empty at {@link PermissionLevel#GLOBAL}
 */
record PermissionQuestion(
    AtlassianHost host, String accountId, String permission, PermissionLevel level, String id) {

  private static final String NUMBER = "[1-9][0-9]{0,17}";
  private static final String PROJECT_KEY = "[A-Za-z][A-Za-z0-9_]{0,99}";

  /** Tells whether the id can be one at all; if not, nobody has to be asked. */
  boolean isWellFormed() {
    return id.matches(
        switch (level) {
          case GLOBAL -> "";
          case PROJECT -> NUMBER + "|" + PROJECT_KEY;
          case ISSUE -> NUMBER + "|" + PROJECT_KEY + "-" + NUMBER;
          case SPACE -> "[A-Za-z0-9]{1,255}|~[A-Za-z0-9._:@-]{1,254}";
          case CONTENT -> "(att)?" + NUMBER;
        });
  }

  /** Tells whether the id is a number already. */
  boolean hasNumber() {
    return isNumber(id);
  }

  static boolean isNumber(String text) {
    return text.matches(NUMBER);
  }
}
