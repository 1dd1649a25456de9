package dev.connectsecurity.internal.store;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.spi.TokenUse;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * What fits into the columns of every supported database, so that too much is refused alike
 * everywhere and never cut.
 */
final class Limits {
  static final int CLIENT_KEY = 255;
  static final int URL = 2048;
  static final int CLOUD_ID = 255;
  static final int OAUTH_CLIENT_ID = 1000;
  // The column is wider: it leaves room for what encryption adds.
  static final int SHARED_SECRET = 1024;

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private Limits() {}

  /** Tells whether a tenant of that key can exist in a store. */
  static boolean isKey(String clientKey) {
    // MySQL compares without trailing spaces, so they must not make two tenants out of one.
    return !clientKey.isEmpty()
        && clientKey.equals(clientKey.strip())
        && fits(clientKey, CLIENT_KEY);
  }

  /** Refuses a tenant that cannot be kept as it is, naming the component but not its value. */
  static void check(AtlassianHost host) {
    if (!isKey(host.clientKey())) {
      throw new IllegalArgumentException(
          "clientKey must be 1 to " + CLIENT_KEY + " printable characters, no space around them");
    }
    check("baseUrl", host.baseUrl().toString(), URL);
    check("displayUrl", host.displayUrl().map(URI::toString).orElse(""), URL);
    check("helpCenterUrl", host.helpCenterUrl().map(URI::toString).orElse(""), URL);
    check("cloudId", host.cloudId().orElse(""), CLOUD_ID);
    check("oauthClientId", host.oauthClientId().orElse(""), OAUTH_CLIENT_ID);
    check("sharedSecret", host.sharedSecret().reveal(), SHARED_SECRET);
  }

  /** Refuses what is no hash: it might be the token itself, which must not be kept. */
  static void check(TokenUse token) {
    checkHash("tokenHash", token.tokenHash());
    checkHash("bodyHash", token.bodyHash());
  }

  private static void checkHash(String name, String hash) {
    if (!SHA_256.matcher(hash).matches()) {
      throw new IllegalArgumentException(name + " must be SHA-256 in lower-case hexadecimal");
    }
  }

  private static void check(String name, String text, int max) {
    if (!fits(text, max)) {
      throw new IllegalArgumentException(
          name + " must be at most " + max + " printable characters");
    }
  }

  // PostgreSQL refuses NUL, and no database keeps half a surrogate pair.
  private static boolean fits(String text, int max) {
    return text.length() <= max
        && text.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
