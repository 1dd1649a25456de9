package dev.connectsecurity.samples.simulator.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hash that binds a token to one request: method, path below a base URL, and query without
 * {@code jwt}.
 */
public final class QueryStringHash {

  /** The value that a context token carries in place of a computed hash. */
  public static final String CONTEXT = "context-qsh";

  private QueryStringHash() {}

  /**
   * Hashes a request.
   *
   * @param method the HTTP method, in any case
   * @param url the absolute URL exactly as it goes over the wire
   * @param baseUrl the URL whose path is left out: the app's base URL for calls to the app, the
   *     site's for calls to it
   * @return 64 lower-case hexadecimal digits
   */
  public static String of(String method, String url, String baseUrl) {
    return sha256(canonical(method, url, baseUrl));
  }

  /**
   * Writes the text that is hashed, for instance {@code GET&/panel&issueKey=ACME-1}.
   *
   * @param method the HTTP method, in any case
   * @param url the absolute URL exactly as it goes over the wire
   * @param baseUrl the URL whose path is left out
   * @return method, path and query joined by two ampersands
   */
  public static String canonical(String method, String url, String baseUrl) {
    URI uri = URI.create(url);
    String path = below(URI.create(baseUrl).getRawPath(), uri.getRawPath());
    return method.toUpperCase(Locale.ROOT) + '&' + path + '&' + query(uri.getRawQuery());
  }

  /**
   * Hashes a canonical request.
   *
   * @param canonical the text made by {@link #canonical}
   * @return 64 lower-case hexadecimal digits
   */
  public static String sha256(String canonical) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String below(String basePath, String path) {
    String base = withoutTrailingSlashes(basePath);
    String rest = withoutTrailingSlashes(path);
    if (!rest.equals(base) && !rest.startsWith(base + '/')) {
      throw new IllegalArgumentException(path + " is not below " + basePath);
    }
    String below = rest.substring(base.length()).replace("&", "%26");
    return below.isEmpty() ? "/" : below;
  }

  private static String withoutTrailingSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private static String query(String rawQuery) {
    Map<String, List<String>> byEncodedName = new TreeMap<>();
    for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&")) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      if (!name.isEmpty() && !name.equals("jwt")) {
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        byEncodedName.computeIfAbsent(encode(name), n -> new ArrayList<>()).add(value);
      }
    }
    return byEncodedName.entrySet().stream()
        .map(e -> e.getKey() + '=' + values(e.getValue()))
        .collect(joining("&"));
  }

  private static String values(List<String> values) {
    // sorted as decoded text; the comma between values is literal, one inside a value is %2C
    return values.stream().sorted().map(QueryStringHash::encode).collect(joining(","));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  /**
   * Percent-encodes text as the protocol wants it: all but letters, digits and {@code -._~}.
   *
   * @param text any text
   * @return the text in upper-case percent escapes of its UTF-8 bytes
   */
  public static String encode(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
