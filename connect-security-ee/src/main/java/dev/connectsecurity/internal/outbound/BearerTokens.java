package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.Secret;

/** Where the access tokens of one subject come from. */
interface BearerTokens {

  /**
   * Gives a token that is valid now; waits only if there is none.
   *
   * @throws dev.connectsecurity.AtlassianSecurityException if none can be had
   */
  Secret current();

  /**
   * Takes note that the product has refused a token.
   *
   * @param refused a token that {@link #current()} has given
   * @return whether {@link #current()} may give another one
   */
  boolean renew(Secret refused);
}
