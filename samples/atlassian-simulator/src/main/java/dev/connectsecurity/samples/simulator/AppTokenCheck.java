package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.token.DecodedToken;
import dev.connectsecurity.samples.simulator.token.QueryStringHash;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Checks the token of a call that the app makes to the site. */
final class AppTokenCheck {

  private static final String SCHEME = "JWT ";
  private static final long LEEWAY_SECONDS = 30;

  private final Tenant tenant;

  AppTokenCheck(Tenant tenant) {
    this.tenant = tenant;
  }

  /** Gives the reason for a refusal, or nothing when the token is good. */
  Optional<String> refusal(Request request) {
    Optional<Installation> app = tenant.current().filter(Installation::active);
    String authorization = request.authorization().orElse("");
    if (request.parameter("jwt").isPresent()) {
      return Optional.of("a token in the URL is no longer taken: send the Authorization header");
    }
    if (!authorization.startsWith(SCHEME)) {
      return Optional.of("no token: send Authorization: JWT …");
    }
    if (app.isEmpty()) {
      return Optional.of("the app is not installed here");
    }
    if (app.get().wantsOAuth()) {
      return Optional.of("this tenant takes OAuth 2.0 tokens at the gateway, no JWT");
    }
    return DecodedToken.of(authorization.substring(SCHEME.length()))
        .map(token -> refusal(token, app.get(), request))
        .orElseGet(() -> Optional.of("this is no token"));
  }

  private Optional<String> refusal(DecodedToken token, Installation app, Request request) {
    JsonObject claims = token.payload();
    if (!Descriptor.text(token.header(), "alg").equals("HS256")) {
      return Optional.of("alg is not HS256");
    }
    if (!token.isSignedWith(app.sharedSecret())) {
      return Optional.of("the signature does not match the shared secret");
    }
    if (!Descriptor.text(claims, "iss").equals(app.descriptor().key())) {
      return Optional.of("iss is not the app key " + app.descriptor().key());
    }
    return outOfTime(claims).or(() -> otherRequest(claims, request));
  }

  private Optional<String> outOfTime(JsonObject claims) {
    Instant now = tenant.clock().instant();
    OptionalLong issued = seconds(claims, "iat");
    OptionalLong expires = seconds(claims, "exp");
    if (issued.isEmpty() || expires.isEmpty()) {
      return Optional.of("iat and exp must be numbers");
    }
    if (issued.getAsLong() > now.getEpochSecond() + LEEWAY_SECONDS) {
      return Optional.of("iat is in the future");
    }
    return expires.getAsLong() <= now.getEpochSecond() - LEEWAY_SECONDS
        ? Optional.of("the token has expired")
        : Optional.empty();
  }

  private Optional<String> otherRequest(JsonObject claims, Request request) {
    String url = tenant.origin() + request.target();
    String canonical = QueryStringHash.canonical(request.method(), url, tenant.baseUrl());
    String expected = QueryStringHash.sha256(canonical);
    return same(expected, Descriptor.text(claims, "qsh"))
        ? Optional.empty()
        : Optional.of("qsh does not match " + canonical);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static OptionalLong seconds(JsonObject claims, String name) {
    return claims.get(name) instanceof JsonNumber number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }
}
