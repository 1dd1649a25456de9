package dev.connectsecurity.internal.token;

import java.util.Objects;

/**
 * Which query-string hashes a path accepts.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface QueryHashRule {

  /**
   * Judges a token's hash.
   *
   * @param qsh the claim {@code qsh}, never empty
   * @return whether it is accepted
   */
  boolean accepts(String qsh);

  /**
   * Demands the hash of one request. Source: Atlassian, "Query string hash".
   *
   * @param request the request that came with the token
   * @return the rule
   */
  static QueryHashRule computed(CanonicalRequest request) {
    Objects.requireNonNull(request, "request");
    return request::matches;
  }

  /**
   * Demands the fixed text {@code context-qsh} of tokens that a page got from {@code
   * AP.context.getToken()}: they name a tenant and a user but no request.
   *
   * @return the rule
   */
  static QueryHashRule context() {
    return "context-qsh"::equals;
  }

  /**
   * Accepts what either rule accepts.
   *
   * @param other the second rule, asked only if this one refuses
   * @return the wider rule
   */
  default QueryHashRule or(QueryHashRule other) {
    Objects.requireNonNull(other, "other");
    return qsh -> accepts(qsh) || other.accepts(qsh);
  }
}
