package dev.connectsecurity.internal.access;

import dev.connectsecurity.UnavailableException;

/** Knows, by asking somebody, what users may do. */
@FunctionalInterface
interface ProductPermissions {

  /**
   * Answers a question.
   *
   * @return whether the user holds the permission; false also if there is no such thing
   * @throws UnavailableException if there is no answer
   */
  boolean holds(PermissionQuestion question);
}
