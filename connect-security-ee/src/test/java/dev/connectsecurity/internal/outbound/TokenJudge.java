package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.testing.LoopbackServer.Received;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A product's side of a call, written from Atlassian's documentation alone: it shares no code with
 * the signer and sees only the request line that arrived.
 */
final class TokenJudge {
  private final String basePath;
  private final String secret;

  TokenJudge(String basePath, String secret) {
    this.basePath = basePath;
    this.secret = secret;
  }

  /** Gives the claims of a token, whose signature and hash fit the request; else fails. */
  JsonObject accept(Received received) {
    String header = received.authorization();
    check(header != null && header.startsWith("JWT "), "no JWT");
    String[] parts = header.substring("JWT ".length()).split("\\.", -1);
    check(parts.length == 3, "not three parts");
    check(json(parts[0]).getString("alg").equals("HS256"), "not HS256");
    byte[] expected = hmac(parts[0] + "." + parts[1]);
    check(MessageDigest.isEqual(expected, Base64.getUrlDecoder().decode(parts[2])), "signature");
    JsonObject claims = json(parts[1]);
    String canonical = canonical(received.method(), received.target());
    check(sha256(canonical).equals(claims.getString("qsh")), "qsh of " + canonical);
    return claims;
  }

  /** Writes the canonical request of a raw request target. */
  String canonical(String method, String target) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    check(path.startsWith(basePath), "outside of the base path: " + path);
    path = path.substring(basePath.length());
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    path = path.isEmpty() ? "/" : path.replace("&", "%26");
    String query = mark < 0 ? "" : canonicalQuery(target.substring(mark + 1));
    return method.toUpperCase(Locale.ROOT) + "&" + path + "&" + query;
  }

  private static String canonicalQuery(String raw) {
    TreeMap<String, List<String>> values = new TreeMap<>();
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (!name.isEmpty() && !name.equals("jwt")) {
        values.computeIfAbsent(encode(name), any -> new ArrayList<>()).add(value);
      }
    }
    return values.entrySet().stream()
        .map(
            entry ->
                entry.getValue().stream()
                    .sorted()
                    .map(TokenJudge::encode)
                    .collect(Collectors.joining(",", entry.getKey() + "=", "")))
        .collect(Collectors.joining("&"));
  }

  private static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      check(c < 0x80, "not ASCII on the wire");
      if (c == '%') {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean kept = b > 0 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0);
      encoded.append(kept ? String.valueOf((char) b) : String.format("%%%02X", b));
    }
    return encoded.toString();
  }

  private static JsonObject json(String part) {
    String text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private byte[] hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(boolean held, String otherwise) {
    if (!held) {
      throw new AssertionError("Refused by the product: " + otherwise);
    }
  }
}
