package dev.connectsecurity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a user has consented to (OAuth 2.0, 3LO), with the tokens that prove it.
 *
 * <p>A value; it never changes, a renewal makes another one with the same id. Source: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/">OAuth 2.0 (3LO)
 * apps</a>.
 *
 * @param id identity of the grant, random, 32 characters; no secret, but not to be guessed either
 * @param accountId the user's Atlassian account id; known if the scope {@code read:me} was granted
 * @param scopes what was granted, for example {@code read:jira-work}
 * @param accessToken sent with each call
 * @param accessTokenExpiresAt when Atlassian stops accepting it
 * @param refreshToken buys the next access token, once; absent without the scope {@code
 *     offline_access}
 * @param status where the grant stands
 * @param consentedAt when the user agreed
 * @param renewedAt when the tokens were last received
 * @since 0.1
 */
public record OAuthGrant(
    String id,
    Optional<String> accountId,
    Set<String> scopes,
    Secret accessToken,
    Instant accessTokenExpiresAt,
    Optional<Secret> refreshToken,
    GrantStatus status,
    Instant consentedAt,
    Instant renewedAt) {

  /**
   * Makes a grant.
   *
   * @throws NullPointerException if a component is null
   */
  public OAuthGrant {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(accountId, "accountId");
    Objects.requireNonNull(accessToken, "accessToken");
    Objects.requireNonNull(accessTokenExpiresAt, "accessTokenExpiresAt");
    Objects.requireNonNull(refreshToken, "refreshToken");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(consentedAt, "consentedAt");
    Objects.requireNonNull(renewedAt, "renewedAt");
    scopes = Set.copyOf(scopes);
  }

  /**
   * Gives the same grant with the tokens of a renewal.
   *
   * @param access the new access token
   * @param expiresAt when it expires
   * @param refresh the new refresh token, or nothing to keep the present one
   * @param now when they were received
   * @return a copy, active
   */
  public OAuthGrant renewed(
      Secret access, Instant expiresAt, Optional<Secret> refresh, Instant now) {
    return new OAuthGrant(
        id,
        accountId,
        scopes,
        access,
        expiresAt,
        refresh.or(() -> refreshToken),
        GrantStatus.ACTIVE,
        consentedAt,
        now);
  }

  /**
   * Gives the same grant, ended.
   *
   * @return a copy
   */
  public OAuthGrant ended() {
    return new OAuthGrant(
        id,
        accountId,
        scopes,
        accessToken,
        accessTokenExpiresAt,
        refreshToken,
        GrantStatus.ENDED,
        consentedAt,
        renewedAt);
  }
}
