package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.token.QueryParameters;
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
    // Not getParameter: that would read a form body, and drop every parameter when one is badly
    // escaped.
    tokens.addAll(QueryParameters.valuesOf(request.query(), "jwt"));
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
}
