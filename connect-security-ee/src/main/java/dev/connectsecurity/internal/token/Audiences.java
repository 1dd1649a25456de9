package dev.connectsecurity.internal.token;

import java.util.Set;

/** How audiences are compared: exactly, but for one slash at the end. */
final class Audiences {

  private Audiences() {}

  static boolean has(Set<String> accepted, String audience) {
    return accepted.contains(audience)
        || accepted.contains(
            audience.endsWith("/") ? audience.substring(0, audience.length() - 1) : audience + "/");
  }
}
