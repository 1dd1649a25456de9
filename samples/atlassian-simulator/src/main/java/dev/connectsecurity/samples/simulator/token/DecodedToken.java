package dev.connectsecurity.samples.simulator.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;

/**
 * A token taken apart, its signature not yet checked.
 *
 * @param header the first segment
 * @param payload the second segment
 * @param signingInput the first two segments as they came
 * @param signature the third segment as it came
 */
public record DecodedToken(
    JsonObject header, JsonObject payload, String signingInput, String signature) {

  /**
   * Takes a compact token apart.
   *
   * @param token three base64url segments joined by dots; the last one may be empty
   * @return the parts, or nothing when this is no token
   */
  public static Optional<DecodedToken> of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonObject header = json(parts[0]);
      JsonObject payload = json(parts[1]);
      Base64.getUrlDecoder().decode(parts[2]);
      return Optional.of(new DecodedToken(header, payload, parts[0] + '.' + parts[1], parts[2]));
    } catch (IllegalArgumentException | JsonException e) {
      return Optional.empty();
    }
  }

  /** Tells whether the signature is HMAC-SHA256 by this secret; compares in constant time. */
  public boolean isSignedWith(String secret) {
    return MessageDigest.isEqual(Crypto.hs256(secret, input()), signatureBytes());
  }

  /** Tells whether the signature is RSA-SHA256 by the private half of this key. */
  public boolean isSignedWith(PublicKey key) {
    return Crypto.rs256Matches(key, input(), signatureBytes());
  }

  private byte[] input() {
    return signingInput.getBytes(US_ASCII);
  }

  private byte[] signatureBytes() {
    return Base64.getUrlDecoder().decode(signature);
  }

  private static JsonObject json(String segment) {
    byte[] bytes = Base64.getUrlDecoder().decode(segment);
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    }
  }

  @Override
  public String toString() {
    return header + "." + payload + ".…";
  }
}
