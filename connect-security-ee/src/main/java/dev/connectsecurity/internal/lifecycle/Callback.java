package dev.connectsecurity.internal.lifecycle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The lifecycle callbacks. Source: connect app descriptor, {@code lifecycle}; "Security for Connect
 * apps" on which of them are signed by Atlassian's key and which by the tenant's secret.
 */
enum Callback {
  INSTALLED,
  UNINSTALLED,
  ENABLED,
  DISABLED;

  /** Finds the callback at a raw path; any other way to write the path is another path. */
  static Optional<Callback> at(String rawPath) {
    return Arrays.stream(values()).filter(one -> one.path().equals(rawPath)).findFirst();
  }

  String eventType() {
    return name().toLowerCase(Locale.ROOT);
  }

  String path() {
    return "/lifecycle/" + eventType();
  }

  /** Whether Atlassian's own key signs it, because the tenant's secret is new or gone. */
  boolean signedByAtlassian() {
    return this == INSTALLED || this == UNINSTALLED;
  }
}
