package dev.connectsecurity.internal.exchange;

import java.util.Map;

/** An authorization server's token endpoint: one question, one answer, no retry. */
@FunctionalInterface
public interface TokenServer extends AutoCloseable {

  /**
   * Asks for tokens.
   *
   * @param fields the parameters of the request, {@code grant_type} among them
   * @return the tokens
   * @throws TokenRefusedException if there are none, with the kind of refusal
   */
  TokenAnswer ask(Map<String, String> fields) throws TokenRefusedException;

  /** Asks nobody from now on; there may be nothing to end. */
  @Override
  default void close() {}
}
