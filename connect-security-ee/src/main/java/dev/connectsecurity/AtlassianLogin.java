package dev.connectsecurity;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Signing in with Atlassian: the consent of users (OAuth 2.0, 3LO).
 *
 * <p>Inject it. Send a browser to {@link #uri(String)}; it comes back to the given path with a
 * cookie, and {@link #grant()} gives what the user has consented to, on any node. Needs no Connect
 * app, only {@code atlassian.oauth.client-id}, {@code client-secret}, {@code redirect-uri} and
 * {@code scopes}. Source: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/">OAuth 2.0 (3LO)
 * apps</a>.
 *
 * @since 0.1
 */
public interface AtlassianLogin {

  /**
   * Gives where a browser begins.
   *
   * @param returnTo where it shall come back to: a path of this application, with its context path,
   *     perhaps with a query; anything else leads to the configured page instead
   * @return an absolute URI of this application
   */
  URI uri(String returnTo);

  /**
   * Gives the grant of the browser that sends the current request.
   *
   * @return the grant, perhaps {@linkplain GrantStatus#ENDED ended}; nothing if the browser has not
   *     signed in, or longer ago than is configured, or there is no current request
   * @throws UnavailableException if the store gives no answer
   */
  Optional<OAuthGrant> grant();

  /**
   * Asks Atlassian which sites a grant covers.
   *
   * @param grant what a user has consented to
   * @return one entry per product of each site, perhaps none
   * @throws ConsentRequiredException if the consent is erased or has ended
   * @throws UnavailableException if Atlassian, or the store, gives no usable answer
   */
  List<AtlassianSite> sites(OAuthGrant grant);

  /**
   * Erases a grant with its tokens, on every node. Targets that another node has made before can be
   * used until their access token ends, an hour at most. Atlassian has no way to be told; the user
   * can also end the consent there.
   *
   * @param grant what a user has consented to
   * @throws UnavailableException if the store gives no answer; nothing is erased then
   */
  void forget(OAuthGrant grant);
}
