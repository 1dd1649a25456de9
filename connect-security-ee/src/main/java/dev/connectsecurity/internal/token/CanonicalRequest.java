package dev.connectsecurity.internal.token;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What of a request its token is bound to: method, path and query in one agreed spelling.
 *
 * <p>Host, port, base path, body, fragment and the parameter {@code jwt} play no part. Source:
 * Atlassian, "Creating a query string hash"; where its prose and its test vectors disagree (the
 * order of values), the vectors.
 *
 * @since 0.1
 */
public final class CanonicalRequest {
  private final boolean exactMethod;
  private final String method;
  private final String rawPath;
  private final String query;

  private CanonicalRequest(String givenMethod, String rawPath, String query) {
    this.method = givenMethod.toUpperCase(Locale.ROOT);
    this.exactMethod = method.equals(givenMethod);
    this.rawPath = rawPath;
    this.query = query;
  }

  /**
   * Makes the canonical form of a request.
   *
   * @param method the HTTP method
   * @param rawPath the path below the base path, percent-encoded as on the wire: of {@code
   *     getRequestURI()}, never of {@code getServletPath()}; may be empty
   * @param rawQuery the query as on the wire, without the question mark; null if there is none
   * @return the canonical request
   * @throws dev.connectsecurity.NotAuthenticatedException for {@code BAD_REQUEST} if the query has
   *     a broken escape, so that nobody hashes a part of it
   */
  public static CanonicalRequest of(String method, String rawPath, String rawQuery) {
    return ofRead(method, rawPath, QueryParameters.of(rawQuery));
  }

  /**
   * Makes the canonical form of a request whose query was read before.
   *
   * @param method the HTTP method
   * @param rawPath the path below the base path, percent-encoded as on the wire; may be empty
   * @param query the parameters of the query
   * @return the canonical request
   */
  public static CanonicalRequest ofRead(String method, String rawPath, QueryParameters query) {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(rawPath, "rawPath");
    return new CanonicalRequest(method, rawPath, query.canonical());
  }

  /**
   * Takes the base path off a path, at the border of a segment only: {@code /application} is not
   * below {@code /app}.
   *
   * @param rawPath a path as on the wire
   * @param basePath the path of the app's or the tenant's base URL, such as {@code /app}, or empty;
   *     slashes at its end do not count
   * @return the rest, at least {@code /}; empty if the path is not below the base path
   */
  public static Optional<String> belowBase(String rawPath, String basePath) {
    String base = basePath.endsWith("/") ? basePath.replaceAll("/+$", "") : basePath;
    if (!rawPath.startsWith(base)) {
      return Optional.empty();
    }
    String rest = rawPath.substring(base.length());
    if (rest.isEmpty()) {
      return Optional.of("/");
    }
    return rest.startsWith("/") ? Optional.of(rest) : Optional.empty();
  }

  /**
   * Gives the text that is hashed.
   *
   * @return {@code METHOD&path&query}; both ampersands are always there
   */
  public String text() {
    return text(CanonicalPath.of(rawPath));
  }

  /**
   * Gives the query-string hash.
   *
   * @return SHA-256 of the text in UTF-8, 64 lower-case hexadecimal digits
   */
  public String hash() {
    return Sha256.hex(text());
  }

  /**
   * Tells whether a token with this hash was made for this request.
   *
   * <p>Besides {@link #hash()} two spellings of the path are accepted that Atlassian's own software
   * signs: the decoded path, if no escape in it stands for a character that separates or steers
   * ({@code / \ ; ? # % .} and controls), and one slash dropped of several at the end. A method
   * that is not in upper case matches nothing: RFC 9110 section 9.1 has methods case-sensitive.
   *
   * @param qsh the claim {@code qsh}
   * @return whether it fits, found in constant time for each spelling
   */
  public boolean matches(String qsh) {
    return exactMethod
        && (Sha256.same(hash(), qsh)
            || CanonicalPath.alternatives(rawPath).stream()
                .anyMatch(path -> Sha256.same(Sha256.hex(text(path)), qsh)));
  }

  private String text(String path) {
    return method + "&" + path + "&" + query;
  }
}
