package dev.connectsecurity.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The codes and tokens of one app: written from Atlassian's documentation, RFC 6749 and RFC 7636.
 *
 * <p>Access token n is {@code access-canary-n} and lives an hour; its refresh token is {@code
 * refresh-canary-n}, good once, and for ten minutes after the first use again.
 */
public final class FakeTokenBook {
  public static final String CLIENT_ID = "client-1";
  public static final String CLIENT_SECRET = "secret-canary-of-the-client";
  public static final Duration LIFE = Duration.ofHours(1);
  public static final Duration LEEWAY = Duration.ofMinutes(10);

  /** The status and the body of an answer. */
  public record Reply(int status, String json) {}

  private record Code(String redirectUri, String challenge) {}

  private final MovableTime time;
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Instant> access = new HashMap<>();
  private final Set<String> fresh = new HashSet<>();
  private final Map<String, Instant> used = new HashMap<>();
  private String scope = "read:jira-work offline_access";
  private int issued;
  private int given;

  FakeTokenBook(MovableTime time) {
    this.time = time;
  }

  /** Grants these scopes from now on. */
  public synchronized FakeTokenBook scope(String granted) {
    scope = granted;
    return this;
  }

  /** Gives a code for a redirect URI, with the challenge of RFC 7636 or null. */
  public synchronized String code(String redirectUri, String challenge) {
    given++;
    String code = "code-canary-" + given;
    codes.put(code, new Code(redirectUri, challenge));
    return code;
  }

  /** Ends the life of all access tokens; they cannot be told from good ones by their time. */
  public synchronized void refuseAccessTokens() {
    access.clear();
  }

  /** Ends the consent. */
  public synchronized void revoke() {
    access.clear();
    fresh.clear();
    used.clear();
  }

  synchronized boolean isGood(String credential) {
    Instant end = credential == null ? null : access.get(credential.replaceFirst("^Bearer ", ""));
    return end != null && time.instant().isBefore(end);
  }

  synchronized Reply trade(JsonObject fields) {
    if (!CLIENT_ID.equals(fields.getString("client_id", ""))
        || !CLIENT_SECRET.equals(fields.getString("client_secret", ""))) {
      return refusal(401, "access_denied", "Unauthorized");
    }
    return switch (fields.getString("grant_type", "")) {
      case "authorization_code" -> forCode(fields);
      case "refresh_token" -> forRefreshToken(fields.getString("refresh_token", ""));
      default -> refusal(400, "unsupported_grant_type", "");
    };
  }

  /** Issues tokens as a consent would. */
  public synchronized Reply issue() {
    issued++;
    access.put("access-canary-" + issued, time.instant().plus(LIFE));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("access_token", "access-canary-" + issued)
            .add("expires_in", LIFE.toSeconds())
            .add("token_type", "Bearer")
            .add("scope", scope);
    if (scope.contains("offline_access")) {
      fresh.add("refresh-canary-" + issued);
      json.add("refresh_token", "refresh-canary-" + issued);
    }
    return new Reply(200, json.build().toString());
  }

  private Reply forCode(JsonObject fields) {
    Code code = codes.remove(fields.getString("code", ""));
    boolean fits =
        code != null
            && code.redirectUri().equals(fields.getString("redirect_uri", ""))
            && (code.challenge() == null
                || code.challenge().equals(challenge(fields.getString("code_verifier", ""))));
    return fits ? issue() : refusal(400, "invalid_request", "authorization_code is invalid");
  }

  private Reply forRefreshToken(String token) {
    Instant now = time.instant();
    if (fresh.remove(token)) {
      used.put(token, now);
      return issue();
    }
    if (used.containsKey(token) && now.isBefore(used.get(token).plus(LEEWAY))) {
      return issue();
    }
    return refusal(403, "invalid_grant", "Unknown or invalid refresh token.");
  }

  private static Reply refusal(int status, String error, String description) {
    return new Reply(
        status,
        Json.createObjectBuilder()
            .add("error", error)
            .add("error_description", description)
            .build()
            .toString());
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
