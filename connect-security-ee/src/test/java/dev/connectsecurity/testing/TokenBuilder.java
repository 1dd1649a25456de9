package dev.connectsecurity.testing;

import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Builds tokens as Atlassian would, and as no honest party would.
 *
 * <p>Everything can be overridden, header and payload even by raw JSON; what is built is always
 * signed correctly. It shares no code with the jar, so neither can hide the other's mistakes.
 */
public final class TokenBuilder {
  private static final JsonProvider JSON = JsonProvider.provider();

  private final Map<String, String> header = new LinkedHashMap<>();
  private final Map<String, String> claims = new LinkedHashMap<>();
  private final UnaryOperator<byte[]> signature;
  private String rawHeader;
  private byte[] rawPayload;
  private Instant issuedAt = Instant.EPOCH;

  private TokenBuilder(String algorithm, UnaryOperator<byte[]> signature) {
    this.signature = signature;
    header("typ", "JWT").header("alg", algorithm);
  }

  /** Starts a token that is signed with a shared secret. */
  public static TokenBuilder hs256(String secret) {
    return hmac("HS256", "HmacSHA256", secret.getBytes(StandardCharsets.UTF_8));
  }

  /** Starts a token that is signed with any HMAC and key. */
  public static TokenBuilder hmac(String algorithm, String macName, byte[] key) {
    return new TokenBuilder(
        algorithm,
        input -> {
          try {
            Mac mac = Mac.getInstance(macName);
            mac.init(new SecretKeySpec(key, macName));
            return mac.doFinal(input);
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Starts a token that is signed with a private RSA key. */
  public static TokenBuilder rs256(PrivateKey key, String kid) {
    TokenBuilder builder =
        new TokenBuilder(
            "RS256",
            input -> {
              try {
                Signature rsa = Signature.getInstance("SHA256withRSA");
                rsa.initSign(key);
                rsa.update(input);
                return rsa.sign();
              } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
              }
            });
    return builder.header("kid", kid);
  }

  /** Sets a member of the header. */
  public TokenBuilder header(String name, Object value) {
    header.put(name, json(value));
    return this;
  }

  /** Leaves a member of the header out. */
  public TokenBuilder withoutHeader(String name) {
    header.remove(name);
    return this;
  }

  /** Replaces the whole header. */
  public TokenBuilder rawHeader(String json) {
    rawHeader = json;
    return this;
  }

  /** Sets a claim to a text, number, boolean, list, map or null. */
  public TokenBuilder claim(String name, Object value) {
    return claimJson(name, json(value));
  }

  /** Sets a claim to a JSON text, however odd. */
  public TokenBuilder claimJson(String name, String json) {
    claims.put(name, json);
    return this;
  }

  /** Leaves a claim out. */
  public TokenBuilder without(String name) {
    claims.remove(name);
    return this;
  }

  /** Replaces the whole payload. */
  public TokenBuilder rawPayload(String json) {
    return rawPayload(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces the whole payload. */
  public TokenBuilder rawPayload(byte[] bytes) {
    rawPayload = bytes.clone();
    return this;
  }

  /** Sets {@code iat}. */
  public TokenBuilder issuedAt(Instant instant) {
    issuedAt = instant;
    return claim("iat", instant.getEpochSecond());
  }

  /** Sets {@code exp} so much later than {@code iat}. */
  public TokenBuilder validFor(Duration duration) {
    return claim("exp", issuedAt.plus(duration).getEpochSecond());
  }

  /** Gives the payload as JSON. */
  public String payload() {
    return object(claims);
  }

  /** Signs and gives the compact token. */
  public String sign() {
    String headerJson = rawHeader == null ? object(header) : rawHeader;
    byte[] payload = rawPayload == null ? payload().getBytes(StandardCharsets.UTF_8) : rawPayload;
    String input = encode(headerJson.getBytes(StandardCharsets.UTF_8)) + "." + encode(payload);
    return input + "." + encode(signature.apply(input.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Encodes as base64url without padding. */
  public static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> json(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String json(Object value) {
    if (value instanceof String text) {
      return JSON.createValue(text).toString();
    }
    if (value instanceof Collection<?> elements) {
      return elements.stream().map(TokenBuilder::json).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Map<?, ?> members) {
      return members.entrySet().stream()
          .map(member -> json(member.getKey()) + ":" + json(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return String.valueOf(value);
  }
}
