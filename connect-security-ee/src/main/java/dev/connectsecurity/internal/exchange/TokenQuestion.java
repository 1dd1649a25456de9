package dev.connectsecurity.internal.exchange;

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
   * @return the token
   * @throws TokenRefusedException if there is none
   */
  TokenAnswer ask() throws TokenRefusedException;
}
