package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the one token of a request: in {@code Authorization: JWT …} or in the raw query's {@code
 * jwt}.
 */
final class RequestToken {
  private static final String SCHEME = "JWT ";

  private RequestToken() {}

  static String in(IncomingRequest request) {
    Set<String> tokens = new LinkedHashSet<>();
    addFromHeaders(request.authorization(), tokens);
    addFromQuery(request.query(), tokens);
    if (tokens.isEmpty()) {
      throw new NotAuthenticatedException(Reason.MISSING, "the request carries no token");
    }
    if (tokens.size() > 1) {
      throw new NotAuthenticatedException(Reason.MULTIPLE, "the request carries different tokens");
    }
    return tokens.iterator().next();
  }

  private static void addFromHeaders(List<String> headers, Set<String> tokens) {
    if (headers.size() > 1) {
      throw new NotAuthenticatedException(
          Reason.MULTIPLE, "the request has several Authorization headers");
    }
    for (String header : headers) {
      // RFC 9110 section 11.1: the scheme is case-insensitive. Any other scheme is not ours to
      // judge.
      if (header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
        tokens.add(header.substring(SCHEME.length()));
      }
    }
  }

  // Not getParameter: that would read a form body, and drop every parameter when one is badly
  // escaped.
  private static void addFromQuery(String query, Set<String> tokens) {
    if (query == null || !mayHoldToken(query)) {
      return;
    }
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && decode(pair.substring(0, equals)).equals("jwt")) {
        tokens.add(decode(pair.substring(equals + 1)));
      }
    }
  }

  // A name in escapes is rare; only then, or with the plain name in sight, is the query worth
  // splitting.
  private static boolean mayHoldToken(String query) {
    return query.contains("jwt=") || query.indexOf('%') >= 0;
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badEscape) {
      throw new NotAuthenticatedException(Reason.BAD_REQUEST, "the query has a broken escape");
    }
  }
}
