package dev.connectsecurity.samples.simulator.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Makes a token with any header and any claims, right or wrong. A builder never changes: each
 * method gives a new one, so that a good token can be kept and varied.
 */
public final class TokenBuilder {

  private final JsonObject header;
  private final JsonObject claims;
  private final Signer signer;

  private TokenBuilder(JsonObject header, JsonObject claims, Signer signer) {
    this.header = header;
    this.claims = claims;
    this.signer = signer;
  }

  static TokenBuilder with(String alg, Signer signer) {
    JsonObject header = Json.createObjectBuilder().add("typ", "JWT").add("alg", alg).build();
    return new TokenBuilder(header, JsonValue.EMPTY_JSON_OBJECT, signer);
  }

  /** Sets a header; {@code alg} too, which does not change how the token is really signed. */
  public TokenBuilder header(String name, String value) {
    return new TokenBuilder(set(header, name, Json.createValue(value)), claims, signer);
  }

  /** Leaves a header out. */
  public TokenBuilder withoutHeader(String name) {
    JsonObject less = Json.createObjectBuilder(header).remove(name).build();
    return new TokenBuilder(less, claims, signer);
  }

  /** Sets a claim to any JSON value. */
  public TokenBuilder claim(String name, JsonValue value) {
    return new TokenBuilder(header, set(claims, name, value), signer);
  }

  /** Sets a claim to a string. */
  public TokenBuilder claim(String name, String value) {
    return claim(name, Json.createValue(value));
  }

  /** Sets a claim to a whole number. */
  public TokenBuilder claim(String name, long value) {
    return claim(name, Json.createValue(value));
  }

  /** Leaves a claim out. */
  public TokenBuilder without(String name) {
    JsonObject less = Json.createObjectBuilder(claims).remove(name).build();
    return new TokenBuilder(header, less, signer);
  }

  /** Sets {@code iss}: a client key for tokens of the site, the app key for tokens of the app. */
  public TokenBuilder issuer(String issuer) {
    return claim("iss", issuer);
  }

  /** Sets {@code sub}, the account id of the viewing user. */
  public TokenBuilder subject(String accountId) {
    return claim("sub", accountId);
  }

  /** Sets {@code aud} to an array. */
  public TokenBuilder audience(String... audience) {
    return claim("aud", Json.createArrayBuilder(List.of(audience)).build());
  }

  /** Sets {@code iat} and {@code exp}, in whole seconds. */
  public TokenBuilder valid(Instant from, Duration lifetime) {
    return claim("iat", from.getEpochSecond()).claim("exp", from.plus(lifetime).getEpochSecond());
  }

  /** Sets {@code qsh} for one request; see {@link QueryStringHash#of}. */
  public TokenBuilder bindTo(String method, String url, String baseUrl) {
    return claim("qsh", QueryStringHash.of(method, url, baseUrl));
  }

  /**
   * Keeps header and claims and signs with HMAC-SHA256 and this secret, whatever the header says.
   */
  public TokenBuilder signedWith(String otherSecret) {
    return new TokenBuilder(header, claims, input -> Crypto.hs256(otherSecret, input));
  }

  /** Writes the compact form: three base64url segments joined by dots. */
  public String sign() {
    String input = segment(header) + '.' + segment(claims);
    return input + '.' + base64(signer.sign(input.getBytes(US_ASCII)));
  }

  private static JsonObject set(JsonObject object, String name, JsonValue value) {
    return Json.createObjectBuilder(object).add(name, value).build();
  }

  private static String segment(JsonObject object) {
    return base64(object.toString().getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
