package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.token.QueryParameters;
import java.util.List;

/**
 * The one token of a request, in {@code Authorization: JWT …} or in the raw query's {@code jwt}.
 *
 * @param compact the token
 * @param query the parameters of the raw query
 */
record RequestToken(String compact, QueryParameters query) {
  private static final String SCHEME = "JWT ";
  private static final String PARAMETER = "jwt";

  static RequestToken in(IncomingRequest request) {
    String token = fromHeader(request.authorization());
    // Not getParameter: that would read a form body, and drop every parameter when one is badly
    // escaped.
    QueryParameters query = QueryParameters.of(request.query());
    for (String other : query.values(PARAMETER)) {
      if (token != null && !token.equals(other)) {
        throw new NotAuthenticatedException(
            Reason.MULTIPLE, "the request carries different tokens");
      }
      token = other;
    }
    if (token == null) {
      throw new NotAuthenticatedException(Reason.MISSING, "the request carries no token");
    }
    return new RequestToken(token, query);
  }

  private static String fromHeader(List<String> headers) {
    if (headers.size() > 1) {
      throw new NotAuthenticatedException(
          Reason.MULTIPLE, "the request has several Authorization headers");
    }
    String header = headers.isEmpty() ? "" : headers.get(0);
    // RFC 9110 section 11.1: the scheme is case-insensitive. Any other scheme is not ours to judge.
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length())
        : null;
  }
}
