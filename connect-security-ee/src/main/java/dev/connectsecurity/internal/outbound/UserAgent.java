package dev.connectsecurity.internal.outbound;

import java.util.Objects;

/** How the app introduces itself to a product. */
final class UserAgent {

  private UserAgent() {}

  /**
   * Names the library, the platform and the app.
   *
   * @param version the library's version, or null if it does not run from its jar
   * @param appKey the app's key; empty without a Connect app
   * @return the value of the {@code User-Agent} header
   */
  static String of(String version, String appKey) {
    String library = "connect-security-ee/" + Objects.requireNonNullElse(version, "dev");
    String platform = library + " Java/" + System.getProperty("java.version");
    return appKey.isEmpty() ? platform : platform + " " + appKey;
  }
}
