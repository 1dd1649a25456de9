package dev.connectsecurity.internal.consent;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.exchange.TokenAnswer;
import dev.connectsecurity.internal.exchange.TokenRefusedException;
import dev.connectsecurity.internal.exchange.TokenServer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Trades a code for a grant, in one request: a code is good once, so a lost answer is lost.
 *
 * @param app the app
 * @param server the token endpoint
 * @param clock the time
 */
record CodeExchange(OAuthApp app, TokenServer server, Clock clock) {

  /**
   * Trades a code.
   *
   * @param code what the browser has brought
   * @param verifier the verifier of RFC 7636, if the login was begun with its challenge
   * @return a grant of nobody in particular yet
   * @throws NotAuthenticatedException if the code is refused
   * @throws UnavailableException if there is no usable answer
   */
  OAuthGrant trade(Secret code, Optional<Secret> verifier) {
    try {
      return grant(server.ask(app.client().fieldsForCode(code, app.redirectUri(), verifier)));
    } catch (TokenRefusedException refused) {
      throw inWordsOfTheFrontHall(refused);
    }
  }

  private OAuthGrant grant(TokenAnswer answer) {
    Instant now = clock.instant();
    // A server may leave out what it has granted as asked: RFC 6749 section 5.1.
    Set<String> scopes = answer.scopes().isEmpty() ? Set.copyOf(app.scopes()) : answer.scopes();
    return new OAuthGrant(
        RandomText.id(),
        Optional.empty(),
        scopes,
        answer.accessToken(),
        answer.expiresAt(),
        answer.refreshToken(),
        GrantStatus.ACTIVE,
        now,
        now);
  }

  private static AtlassianSecurityException inWordsOfTheFrontHall(TokenRefusedException refused) {
    return switch (refused.kind()) {
      case GRANT ->
          new NotAuthenticatedException(
              Reason.STATE, "the code is refused: " + refused.getMessage());
      case CLIENT ->
          new UnavailableException(
              Reason.TOKENS_UNAVAILABLE,
              refused.getMessage()
                  + ": client id, client secret or redirect URI is not as"
                  + " registered",
              refused);
      case UNAVAILABLE, RATE_LIMITED, MALFORMED ->
          new UnavailableException(Reason.TOKENS_UNAVAILABLE, refused.getMessage(), refused);
    };
  }
}
