package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.TokenAnswer;
import dev.connectsecurity.internal.exchange.TokenRefusedException;
import dev.connectsecurity.internal.exchange.TokenRefusedException.Kind;
import dev.connectsecurity.internal.exchange.TokenServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * One renewal of a grant, made while its row is locked.
 *
 * <p>Refresh tokens rotate: each is good for one use, and for ten minutes more, in which a lost
 * answer can be asked for again. Source: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/#use-a-refresh-token-to-get-another-access-token-and-refresh-token-pair">OAuth
 * 2.0 (3LO) apps</a>.
 */
final class GrantRenewal implements UnaryOperator<OAuthGrant> {
  private static final Duration MARGIN = Duration.ofSeconds(5);
  private static final List<Duration> BACKOFF =
      List.of(Duration.ofMillis(200), Duration.ofSeconds(1));

  private final GrantAccess access;
  private final TokenServer server;
  private final Clock clock;
  private final Optional<Secret> replaced;
  private final AtomicReference<Outcome> outcome = new AtomicReference<>(Outcome.GOOD);

  /**
   * What became of it.
   *
   * @param failure why there is no token
   * @param ended whether this renewal has ended the grant
   */
  record Outcome(Optional<TokenRefusedException> failure, boolean ended) {
    private static final Outcome GOOD = new Outcome(Optional.empty(), false);
  }

  /**
   * Prepares a renewal.
   *
   * @param replaced the token that is to be replaced, if one is known
   */
  GrantRenewal(GrantAccess access, TokenServer server, Clock clock, Optional<Secret> replaced) {
    this.access = access;
    this.server = server;
    this.clock = clock;
    this.replaced = replaced;
  }

  /** Tells whether the stored token needs no renewal: another node may have been quicker. */
  boolean isNeedless(OAuthGrant stored) {
    return stored.status() == GrantStatus.ACTIVE
        && isAlive(stored)
        && !replaced.equals(Optional.of(stored.accessToken()));
  }

  /**
   * Renews a grant, if that is still necessary.
   *
   * @param stored the grant, read under the lock
   * @return the grant to store, or the same one
   */
  @Override
  public OAuthGrant apply(OAuthGrant stored) {
    outcome.set(Outcome.GOOD);
    if (isNeedless(stored)) {
      return stored;
    }
    if (stored.status() == GrantStatus.ENDED) {
      return failed(stored, ended("it is marked"));
    }
    if (stored.refreshToken().isPresent()) {
      return refreshed(stored, stored.refreshToken().get());
    }
    // All there is, as long as it lives: without offline_access there will be no other.
    return isAlive(stored) ? stored : failed(stored, ended("it was given without offline_access"));
  }

  /** Tells what became of it; to be asked after the change is stored. */
  Outcome outcome() {
    return outcome.get();
  }

  /** Makes the refusal of a grant that is at its end. */
  static TokenRefusedException ended(String why) {
    return new TokenRefusedException(Kind.GRANT, "the consent has ended: " + why, null);
  }

  private boolean isAlive(OAuthGrant stored) {
    return clock.instant().plus(MARGIN).isBefore(stored.accessTokenExpiresAt());
  }

  private OAuthGrant refreshed(OAuthGrant stored, Secret refreshToken) {
    try {
      TokenAnswer answer = ask(refreshToken);
      return stored.renewed(
          answer.accessToken(), answer.expiresAt(), answer.refreshToken(), clock.instant());
    } catch (TokenRefusedException refused) {
      return failed(stored, refused.kind() == Kind.GRANT ? ended(refused.getMessage()) : refused);
    }
  }

  // Only a consent at its end is marked; whatever else it is, the refresh token may still be good.
  private OAuthGrant failed(OAuthGrant stored, TokenRefusedException failure) {
    boolean ends = failure.kind() == Kind.GRANT && stored.status() == GrantStatus.ACTIVE;
    outcome.set(new Outcome(Optional.of(failure), ends));
    return ends ? stored.ended() : stored;
  }

  private TokenAnswer ask(Secret refreshToken) throws TokenRefusedException {
    for (Duration wait : BACKOFF) {
      try {
        return server.ask(access.client().fieldsForRefresh(refreshToken));
      } catch (TokenRefusedException lost) {
        if (lost.kind() != Kind.UNAVAILABLE || !waited(wait)) {
          throw lost;
        }
      }
    }
    return server.ask(access.client().fieldsForRefresh(refreshToken));
  }

  private boolean waited(Duration time) {
    try {
      return access.pause().of(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
