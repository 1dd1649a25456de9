package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.exchange.AccessTokenCache;
import dev.connectsecurity.internal.exchange.TokenQuestion;
import dev.connectsecurity.internal.exchange.TokenRefusedException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tokens out of the cache, in the words of the front hall.
 *
 * @param cache the cache
 * @param key gives what the token belongs to now; throws if it belongs to nobody any more
 * @param question asks for a new one
 * @param grantRefused makes, of a message, the refusal if the server accepts the client, but not
 *     this user
 */
record CachedTokens(
    AccessTokenCache<TokenKey> cache,
    Supplier<? extends TokenKey> key,
    TokenQuestion question,
    Function<String, ? extends CallRefusedException> grantRefused)
    implements BearerTokens {

  /** Makes tokens whose refusal is told by a reason. */
  CachedTokens(
      AccessTokenCache<TokenKey> cache,
      Supplier<? extends TokenKey> key,
      TokenQuestion question,
      Reason reason) {
    this(cache, key, question, message -> new CallRefusedException(reason, message));
  }

  @Override
  public Secret current() {
    try {
      return cache.get(key.get(), question);
    } catch (TokenRefusedException refused) {
      throw inWordsOfTheFrontHall(refused);
    }
  }

  @Override
  public boolean renew(Secret refused) {
    try {
      return cache.renew(key.get(), refused);
    } catch (CallRefusedException | UnavailableException unknown) {
      // The product's refusal is the better answer.
      return false;
    }
  }

  private RuntimeException inWordsOfTheFrontHall(TokenRefusedException refused) {
    String message = "Not sent: " + refused.getMessage();
    return switch (refused.kind()) {
      case GRANT -> grantRefused.apply(message);
      case CLIENT -> new CallRefusedException(Reason.CLIENT_REFUSED, message);
      case UNAVAILABLE, RATE_LIMITED, MALFORMED ->
          new UnavailableException(Reason.TOKENS_UNAVAILABLE, message, refused);
    };
  }
}
