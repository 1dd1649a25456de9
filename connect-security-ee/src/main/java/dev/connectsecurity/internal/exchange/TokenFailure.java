package dev.connectsecurity.internal.exchange;

import dev.connectsecurity.internal.exchange.TokenRefusedException.Kind;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a token endpoint's error means: RFC 6749 section 5.2, and what Atlassian makes of it.
 *
 * @param status the HTTP status
 * @param error the {@code error}, if it is one that is known
 * @param description the {@code error_description}, never shown
 */
record TokenFailure(int status, Optional<String> error, String description) {
  private static final Set<String> LATER = Set.of("server_error", "temporarily_unavailable");
  private static final Set<String> KNOWN =
      Set.of(
          "access_denied",
          "invalid_client",
          "invalid_grant",
          "invalid_request",
          "invalid_scope",
          "server_error",
          "temporarily_unavailable",
          "unauthorized_client",
          "unsupported_grant_type");

  /**
   * Makes the refusal of an answer.
   *
   * @param status the HTTP status, not 200
   * @param body the body, if it is an object
   * @return the refusal, which quotes nothing but the status and a known {@code error}
   */
  static TokenRefusedException of(int status, Optional<JsonObject> body) {
    Optional<String> error = text(body, "error").filter(KNOWN::contains);
    TokenFailure failure =
        new TokenFailure(status, error, text(body, "error_description").orElse(""));
    String word = error.map(known -> " " + known).orElse("");
    return new TokenRefusedException(
        failure.kind(), "the token server answers " + status + word, null);
  }

  private Kind kind() {
    if (error.filter("invalid_grant"::equals).isPresent() || isUsedCode()) {
      return Kind.GRANT;
    }
    if (status == 429) {
      return Kind.RATE_LIMITED;
    }
    if (status >= 500 || status == 408 || error.filter(LATER::contains).isPresent()) {
      return Kind.UNAVAILABLE;
    }
    // A redirect, which is not followed, or a success without a token.
    if (status < 400) {
      return Kind.MALFORMED;
    }
    // Whatever else it may be: asking again as before would not help.
    return Kind.CLIENT;
  }

  // Atlassian's word for a code that is late or was used: not the RFC's invalid_grant.
  private boolean isUsedCode() {
    return error.filter("invalid_request"::equals).isPresent()
        && "authorization_code is invalid".equalsIgnoreCase(description.strip());
  }

  private static Optional<String> text(Optional<JsonObject> body, String name) {
    return body.map(object -> object.get(name))
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString());
  }
}
