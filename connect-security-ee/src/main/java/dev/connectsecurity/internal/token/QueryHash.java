package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;

/** The check of the claim {@code qsh}, which no token may lack. */
final class QueryHash {

  private QueryHash() {}

  static void check(Claims claims, QueryHashRule rule) {
    if (claims.text("qsh").filter(qsh -> !qsh.isEmpty()).filter(rule::accepts).isEmpty()) {
      throw new NotAuthenticatedException(
          Reason.QUERY_STRING_HASH, "the token was made for another request or kind of path");
    }
  }
}
