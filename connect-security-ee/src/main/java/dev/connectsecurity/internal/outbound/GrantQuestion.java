package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.ConsentEnded;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.TokenAnswer;
import dev.connectsecurity.internal.exchange.TokenQuestion;
import dev.connectsecurity.internal.exchange.TokenRefusedException;
import dev.connectsecurity.internal.exchange.TokenServer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;

/**
 * Asks for the access token of a grant: the stored one if it is good, else a new one, which is not
 * given before the row is committed.
 *
 * @param id the grant
 * @param access the grants, and what renews them
 * @param server the token endpoint
 * @param clock the time
 */
record GrantQuestion(String id, GrantAccess access, TokenServer server, Clock clock)
    implements TokenQuestion {
  private static final Logger LOG = System.getLogger(GrantQuestion.class.getName());

  @Override
  public TokenAnswer ask(Optional<Secret> replaced) throws TokenRefusedException {
    GrantRenewal renewal = new GrantRenewal(access, server, clock, replaced);
    // First without the lock, which another node may hold for as long as it renews: nobody waits
    // for that while the stored token is good.
    Optional<OAuthGrant> good = access.grants().find(id).filter(renewal::isNeedless);
    return good.isPresent() ? answer(good.get()) : renewed(renewal);
  }

  private TokenAnswer renewed(GrantRenewal renewal) throws TokenRefusedException {
    OAuthGrant stored =
        access.grants().change(id, renewal).orElseThrow(() -> GrantRenewal.ended("it was erased"));
    GrantRenewal.Outcome outcome = renewal.outcome();
    if (outcome.ended()) {
      tell(stored, outcome);
    }
    if (outcome.failure().isPresent()) {
      throw outcome.failure().get();
    }
    return answer(stored);
  }

  private void tell(OAuthGrant ended, GrantRenewal.Outcome outcome) {
    LOG.log(
        Level.INFO,
        () -> "connect.grant.ended: " + outcome.failure().map(Exception::getMessage).orElse(""));
    try {
      access.ended().accept(new ConsentEnded(ended));
    } catch (RuntimeException observerFailed) {
      LOG.log(Level.ERROR, "an observer of ConsentEnded failed", observerFailed);
    }
  }

  private static TokenAnswer answer(OAuthGrant grant) {
    return new TokenAnswer(
        grant.accessToken(), grant.accessTokenExpiresAt(), grant.refreshToken(), grant.scopes());
  }
}
