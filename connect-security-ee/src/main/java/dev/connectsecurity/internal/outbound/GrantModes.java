package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.CallMode;
import dev.connectsecurity.ConsentRequiredException;
import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.internal.exchange.AccessTokenCache;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * A user who has consented (OAuth 2.0, 3LO).
 *
 * @param access the grants, and what renews them
 * @param servers where tokens come from
 * @param cache keeps them
 * @param clock the time by which they expire
 */
record GrantModes(
    GrantAccess access, AtlassianServers servers, AccessTokenCache<TokenKey> cache, Clock clock) {

  /**
   * Gives the mode of a grant at a site.
   *
   * @throws ConsentRequiredException if the grant is erased or has ended
   * @throws IllegalArgumentException if the site's cloud id is none
   */
  Authentication of(OAuthGrant grant, AtlassianSite site) {
    return of(grant.id(), new Gateway(servers.gateway()).placeOf(site.product(), site.cloudId()));
  }

  /**
   * Gives the mode of a grant at what the gateway has for no site in particular.
   *
   * @param path for example {@code /me}
   * @throws ConsentRequiredException if the grant is erased or has ended
   */
  Authentication of(OAuthGrant grant, String path) {
    return of(grant.id(), new Gateway(servers.gateway()).placeOf(path));
  }

  private Authentication of(String id, URI root) {
    OAuthGrant stored =
        access
            .grants()
            .find(id)
            .filter(found -> found.status() == GrantStatus.ACTIVE)
            .orElseThrow(() -> consentRequired("Not sent: the consent is erased or has ended"));
    BearerTokens tokens =
        new CachedTokens(
            cache,
            () -> new TokenKey.Grant(id),
            new GrantQuestion(id, access, servers.oauth(), clock),
            this::consentRequired);
    Subject subject = new Subject(CallMode.GRANT, Optional.empty(), stored.accountId());
    return new BearerAuthentication(root, subject, tokens);
  }

  private ConsentRequiredException consentRequired(String message) {
    return new ConsentRequiredException(message, access.loginUri().get());
  }
}
