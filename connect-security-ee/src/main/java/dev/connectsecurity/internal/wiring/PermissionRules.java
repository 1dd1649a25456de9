package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.access.GuardedPermission;
import dev.connectsecurity.internal.access.PermissionInspector;

/** What a demand for a permission has to be to be deployable. */
final class PermissionRules {
  private PermissionRules() {}

  /**
   * Checks every demand of a class.
   *
   * @param hasCallers whether the application has a gate, so that somebody can be its caller
   */
  static void check(Class<?> type, boolean hasCallers) {
    for (GuardedPermission guarded : PermissionInspector.inspect(type)) {
      if (!guarded.obstacle().isEmpty()) {
        throw mistake(guarded.where(), guarded.obstacle());
      }
      if (!hasCallers) {
        throw GuardRules.noCallers("@RequiresPermission on " + guarded.where());
      }
    }
  }

  /** Refuses a class that demands permissions but is no bean. */
  static void refuseNoBean(Class<?> type) {
    if (!PermissionInspector.inspect(type).isEmpty()) {
      throw mistake(
          type.getSimpleName(),
          "the class is not a CDI bean. Add a scope, for example @RequestScoped");
    }
  }

  private static Mistake mistake(String where, String obstacle) {
    return Problem.PERMISSION.mistake(
        "@RequiresPermission on " + where + " cannot be enforced: " + obstacle);
  }
}
