package dev.connectsecurity.internal.store;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Secret;
import dev.connectsecurity.spi.LoginAttempt;
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
  static final int APP = 255;
  static final int GRANT_ID = 64;
  static final int ACCOUNT_ID = 255;
  static final int SCOPES = 4000;
  // Of Atlassian's tokens, some have two kilobytes and more.
  static final int TOKEN = 8192;
  static final int RETURN_TO = 2000;
  // RFC 7636 section 4.1
  static final int CODE_VERIFIER = 128;

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private Limits() {}

  /** Tells whether a tenant of that key can exist in a store. */
  static boolean isKey(String clientKey) {
    return isKey(clientKey, CLIENT_KEY);
  }

  /** Tells whether a grant of that id can exist in a store. */
  static boolean isGrantId(String id) {
    return isKey(id, GRANT_ID);
  }

  /** Tells whether a text is SHA-256 as this library writes it. */
  static boolean isHash(String text) {
    return SHA_256.matcher(text).matches();
  }

  // MySQL compares without trailing spaces, so they must not make two rows out of one.
  private static boolean isKey(String text, int max) {
    return !text.isEmpty() && text.equals(text.strip()) && fits(text, max);
  }

  /** Refuses a tenant that cannot be kept as it is, naming the component but not its value. */
  static void check(AtlassianHost host) {
    checkKey("clientKey", host.clientKey(), CLIENT_KEY);
    check("baseUrl", host.baseUrl().toString(), URL);
    check("displayUrl", host.displayUrl().map(URI::toString).orElse(""), URL);
    check("helpCenterUrl", host.helpCenterUrl().map(URI::toString).orElse(""), URL);
    check("cloudId", host.cloudId().orElse(""), CLOUD_ID);
    check("oauthClientId", host.oauthClientId().orElse(""), OAUTH_CLIENT_ID);
    check("sharedSecret", host.sharedSecret().reveal(), SHARED_SECRET);
  }

  /** Refuses a grant that cannot be kept as it is, naming the component but not its value. */
  static void check(OAuthGrant grant) {
    checkKey("id", grant.id(), GRANT_ID);
    check("accountId", grant.accountId().orElse(""), ACCOUNT_ID);
    check("scopes", String.join(" ", grant.scopes()), SCOPES);
    if (grant.scopes().stream().anyMatch(scope -> scope.isEmpty() || scope.contains(" "))) {
      throw new IllegalArgumentException("scopes must be words");
    }
    check("accessToken", grant.accessToken().reveal(), TOKEN);
    check("refreshToken", grant.refreshToken().map(Secret::reveal).orElse(""), TOKEN);
  }

  /** Refuses a sign-in that cannot be kept as it is. */
  static void check(LoginAttempt attempt) {
    checkHash("stateHash", attempt.stateHash());
    checkHash("browserHash", attempt.browserHash());
    check("returnTo", attempt.returnTo(), RETURN_TO);
    check("codeVerifier", attempt.codeVerifier().map(Secret::reveal).orElse(""), CODE_VERIFIER);
  }

  /** Refuses a name that cannot stand beside the rows of an app. */
  static String checkApp(String app) {
    checkKey("app", app, APP);
    return app;
  }

  /** Refuses a use that cannot be kept as it is. */
  static void check(TokenUse token) {
    checkHash("tokenHash", token.tokenHash());
    checkHash("bodyHash", token.bodyHash());
  }

  /** Refuses what is no hash: it might be the secret itself, which must not be kept. */
  static void checkHash(String name, String hash) {
    if (!isHash(hash)) {
      throw new IllegalArgumentException(name + " must be SHA-256 in lower-case hexadecimal");
    }
  }

  private static void checkKey(String name, String text, int max) {
    if (!isKey(text, max)) {
      throw new IllegalArgumentException(
          name + " must be 1 to " + max + " printable characters, no space around them");
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
