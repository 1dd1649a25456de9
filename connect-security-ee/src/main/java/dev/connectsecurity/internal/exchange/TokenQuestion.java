package dev.connectsecurity.internal.exchange;

import dev.connectsecurity.Secret;
import java.util.Optional;

/**
 * Asks for the token of one key of an {@link AccessTokenCache}.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface TokenQuestion {

  /**
   * Asks.
   *
   * @param replaced the token that is to be replaced, because it nears its end or a product has
   *     refused it; nothing if the cache has none
   * @return the token
   * @throws TokenRefusedException if there is none
   */
  TokenAnswer ask(Optional<Secret> replaced) throws TokenRefusedException;
}
