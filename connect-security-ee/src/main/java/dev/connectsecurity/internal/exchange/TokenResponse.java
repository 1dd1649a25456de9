package dev.connectsecurity.internal.exchange;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.TokenRefusedException.Kind;
import dev.connectsecurity.internal.token.StrictJson;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a token endpoint's answer, or refuses it: RFC 6749 sections 5.1 and 5.2. */
final class TokenResponse {
  private static final int OK = 200;
  private static final int MAX_DEPTH = 8;
  private static final long MAX_LIFE_SECONDS = 24L * 60 * 60;

  private final JsonObject body;

  private TokenResponse(JsonObject body) {
    this.body = body;
  }

  /**
   * Reads an answer.
   *
   * @param status the HTTP status
   * @param body the body, UTF-8
   * @param asked when the question was put, from where the life of the token is counted
   * @return the tokens; a life of more than a day is taken for a day
   * @throws TokenRefusedException if the answer gives no token of type Bearer
   */
  static TokenAnswer read(int status, byte[] body, Instant asked) throws TokenRefusedException {
    Optional<JsonObject> object = object(body);
    if (status != OK) {
      throw TokenFailure.of(status, object);
    }
    return new TokenResponse(object.orElseThrow(() -> malformed("is not one JSON object")))
        .answer(asked);
  }

  private static Optional<JsonObject> object(byte[] body) {
    try {
      return Optional.of(StrictJson.object(body, MAX_DEPTH));
    } catch (NotAuthenticatedException unreadable) {
      // The workshop's word; its message says nothing that the caller's does not.
      return Optional.empty();
    }
  }

  private TokenAnswer answer(Instant asked) throws TokenRefusedException {
    if (!"bearer".equalsIgnoreCase(text("token_type").orElse(""))) {
      throw malformed("has no token_type Bearer");
    }
    Secret access = token("access_token").orElseThrow(() -> malformed("has no access_token"));
    Instant expiresAt = asked.plusSeconds(Math.min(life(), MAX_LIFE_SECONDS));
    return new TokenAnswer(access, expiresAt, token("refresh_token"), scopes());
  }

  private long life() throws TokenRefusedException {
    if (body.get("expires_in") instanceof JsonNumber number
        && number.isIntegral()
        && number.bigIntegerValue().bitLength() < Long.SIZE
        && number.longValue() > 0) {
      return number.longValue();
    }
    throw malformed("has no expires_in in whole seconds");
  }

  private Optional<Secret> token(String name) throws TokenRefusedException {
    Optional<String> text = text(name);
    // What goes into a header: RFC 6749 appendix A.12 without the space.
    if (text.isPresent() && !text.get().matches("[\\x21-\\x7e]+")) {
      throw malformed("has an unusable " + name);
    }
    return text.map(Secret::of);
  }

  private Set<String> scopes() throws TokenRefusedException {
    return Arrays.stream(text("scope").orElse("").split(" "))
        .filter(scope -> !scope.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<String> text(String name) throws TokenRefusedException {
    JsonValue value = body.get(name);
    if (value == null || value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (value instanceof JsonString text) {
      return Optional.of(text.getString());
    }
    throw malformed("has a " + name + " that is no text");
  }

  private static TokenRefusedException malformed(String what) {
    return new TokenRefusedException(Kind.MALFORMED, "the token server's answer " + what, null);
  }
}
