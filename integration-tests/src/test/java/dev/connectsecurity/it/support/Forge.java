package dev.connectsecurity.it.support;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.connectsecurity.samples.simulator.SigningKey;
import dev.connectsecurity.samples.simulator.token.QueryStringHash;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes tokens as a row of a table says, right or wrong in any way.
 *
 * <p>Header and claims are changes to good ones (RFC 7396: null removes), or, behind {@code =}, the
 * whole text, which then need not even be JSON. In it stand {@code @now+31} for a time, {@code @A},
 * {@code @B}, {@code @U} for client keys, {@code @app} for the app's key, {@code @qsh} for the
 * right hash, {@code @kid} for the key server's key and {@code @long(9)} for nine letters.
 *
 * @param cast who takes part
 */
public record Forge(Cast cast) {
  private static final Pattern TIME = Pattern.compile("@now([+-]\\d+)?");
  private static final Pattern LONG = Pattern.compile("@long\\((\\d+)\\)");
  private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";
  private static final String CLAIMS =
      "{\"iss\":\"@A\",\"sub\":\"alice\",\"iat\":@now,\"exp\":@now+180,\"qsh\":\"@qsh\"}";
  private static final String INSTALL_HEADER =
      "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"@kid\"}";
  private static final String INSTALL_CLAIMS =
      "{\"iss\":\"@A\",\"aud\":[\"@base\"],\"iat\":@now,\"exp\":@now+180,\"qsh\":\"@qsh\",\"jti\":\"@unique\"}";
  private static final SigningKey STRANGER = SigningKey.generate();

  /** Makes a token for a request of the app. */
  public String token(Row row, String method, String target) {
    String url = "https://app.example" + target;
    String hash = QueryStringHash.of(method, url, War.BASE_URL);
    return sign(
        changed(HEADER, row.header(), hash), changed(CLAIMS, row.claims(), hash), row.key());
  }

  /** Makes a token for a lifecycle callback that {@code a} of the cast is the subject of. */
  public String callback(Row row, String event) {
    String hash = QueryStringHash.of("POST", War.BASE_URL + "/lifecycle/" + event, War.BASE_URL);
    return sign(
        changed(INSTALL_HEADER, row.header(), hash),
        changed(INSTALL_CLAIMS, row.claims(), hash),
        row.key());
  }

  /** Changes the body of a callback as a row says, in the same way as the claims. */
  public String body(String good, String change) {
    return change == null ? good : changed(good, change, "");
  }

  /**
   * What a row says about a token.
   *
   * @param header the change to the header
   * @param claims the change to the claims
   * @param key the name of who signs
   */
  public record Row(String header, String claims, String key) {

    /** Reads the columns, where nothing means as it should be. */
    public Row {
      header = header == null ? "{}" : header;
      claims = claims == null ? "{}" : claims;
      key = key == null ? "A" : key;
    }
  }

  private String changed(String good, String change, String hash) {
    String text = filled(change, hash);
    if (text.startsWith("=")) {
      return text.substring(1);
    }
    return Json.createMergePatch(json(text)).apply(json(filled(good, hash))).toString();
  }

  private String filled(String text, String hash) {
    long now = Instant.now().getEpochSecond();
    String times =
        TIME.matcher(text)
            .replaceAll(at -> "" + (now + (at.group(1) == null ? 0 : Long.parseLong(at.group(1)))));
    return LONG.matcher(times)
        .replaceAll(length -> "x".repeat(Integer.parseInt(length.group(1))))
        .replace("@digits(1000)", "1".repeat(1000))
        .replace("@A", cast.a().clientKey())
        .replace("@B", cast.b().clientKey())
        .replace("@U", cast.uninstalled().clientKey())
        .replace("@app", War.APP_KEY)
        .replace("@base", War.BASE_URL)
        .replace("@secret", cast.a().secret())
        .replace("@site", cast.a().baseUrl())
        .replace("@unique", UUID.randomUUID().toString())
        .replace("@kid", Atlassian.simulator().keyServer().current().kid())
        .replace("@qsh", hash)
        .replace("@QSH", hash.toUpperCase(Locale.ROOT))
        .replace("@bom", "\ufeff");
  }

  private static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  private String sign(String header, String claims, String key) {
    String input = base64(header.getBytes(UTF_8)) + '.' + base64(claims.getBytes(UTF_8));
    return input + '.' + base64(signature(input.getBytes(US_ASCII), key));
  }

  private byte[] signature(byte[] input, String key) {
    SigningKey published = Atlassian.simulator().keyServer().current();
    return switch (key) {
      case "A" -> mac("HmacSHA256", cast.a().secret(), input);
      case "A by HS384" -> mac("HmacSHA384", cast.a().secret(), input);
      case "A by HS512" -> mac("HmacSHA512", cast.a().secret(), input);
      case "A before" -> mac("HmacSHA256", cast.secretBefore(), input);
      case "B" -> mac("HmacSHA256", cast.b().secret(), input);
      case "U" -> mac("HmacSHA256", cast.uninstalled().secret(), input);
      case "guess" -> mac("HmacSHA256", "a-secret-that-nobody-ever-shared-with-us", input);
      case "nobody" -> new byte[0];
      case "published RSA" -> rsa(published.privateKey(), input);
      case "stranger RSA" -> rsa(STRANGER.privateKey(), input);
      case "PEM" -> mac("HmacSHA256", published.pem(), input);
      case "PEM, no last newline" -> mac("HmacSHA256", published.pem().strip(), input);
      case "PEM, CRLF" -> mac("HmacSHA256", published.pem().replace("\n", "\r\n"), input);
      default -> throw new IllegalArgumentException("nobody is called " + key);
    };
  }

  private static byte[] mac(String algorithm, String key, byte[] input) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), algorithm));
      return mac.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] rsa(PrivateKey key, byte[] input) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
