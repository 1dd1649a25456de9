package dev.connectsecurity;

import jakarta.ws.rs.client.WebTarget;

/**
 * Calls Atlassian's products, authenticated.
 *
 * <p>Inject it. Each method gives a JAX-RS target rooted at the product's base URL; build the path,
 * the query and the request on it as usual. A target signs only what goes below that URL: a request
 * to another origin or another path is refused before it is sent ({@link CallRefusedException}).
 * Redirects are not followed and every call has time limits. Clients are shared and thread-safe;
 * nothing has to be closed.
 *
 * <p>What comes back is the same for a {@code Response}, a typed read, a future and a typed client:
 *
 * <ul>
 *   <li>{@code 401}: the credential is renewed and the call repeated, once.
 *   <li>{@code 429}, and {@code 503} of a GET, HEAD, OPTIONS, PUT or DELETE: repeated when {@code
 *       Retry-After} says, a few times, if that is soon. Until then other calls that count against
 *       the same limit wait as well, a few for each site; the others fail unsent with {@link
 *       UnavailableException}, {@link Reason#RATE_LIMITED}. {@link RateLimitNear} tells of it.
 *   <li>An API token that the product does not accept is {@code 401}, even where the product
 *       answers as to anybody.
 *   <li>Why a call was denied is told by {@link CallDenial}.
 * </ul>
 *
 * <p>A body that is streamed, or larger than 1 MiB, is sent once. A refusal that is no answer of
 * the product leaves JAX-RS as the cause of a {@code ProcessingException}.
 *
 * @since 0.1
 */
public interface AtlassianClient {

  /**
   * Calls the product of the current caller as the app itself.
   *
   * <p>The tenant is read when this method is called, so the target may be used on another thread.
   *
   * @return a target rooted at the tenant's base URL; its requests carry {@code Authorization: JWT
   *     …}
   * @throws NotAuthenticatedException if there is no current caller
   * @throws CallRefusedException if the tenant is uninstalled
   */
  WebTarget asApp();

  /**
   * Calls a tenant's product as the app itself.
   *
   * @param host the tenant
   * @return a target rooted at the tenant's base URL; its requests carry {@code Authorization: JWT
   *     …}
   * @throws CallRefusedException if the tenant is uninstalled
   */
  WebTarget asApp(AtlassianHost host);

  /**
   * Calls the product of the current caller as the current caller's user (2LO impersonation).
   *
   * <p>The app needs the scope {@link ConnectScope#ACT_AS_USER}. Tenant and user are read when this
   * method is called, so the target may be used on another thread. Source: <a
   * href="https://developer.atlassian.com/cloud/jira/platform/user-impersonation-for-connect-apps/">User
   * impersonation for Connect apps</a>.
   *
   * @param scopes what the calls may do at most; none for all that the app may
   * @return a target rooted at the tenant's base URL; its requests carry {@code Authorization:
   *     Bearer …}
   * @throws NotAuthenticatedException if there is no current caller
   * @throws CallRefusedException if no user takes part, the tenant is uninstalled, or the app
   *     cannot impersonate: {@link Reason#CANNOT_IMPERSONATE}
   */
  WebTarget asUser(ConnectScope... scopes);

  /**
   * Calls a tenant's product as a user of it (2LO impersonation).
   *
   * @param host the tenant
   * @param accountId the user's Atlassian account id, 1 to 128 letters, digits, dashes and colons
   * @param scopes what the calls may do at most; none for all that the app may
   * @return a target rooted at the tenant's base URL; its requests carry {@code Authorization:
   *     Bearer …}
   * @throws CallRefusedException if the tenant is uninstalled or the app cannot impersonate: {@link
   *     Reason#CANNOT_IMPERSONATE}
   * @throws IllegalArgumentException if the account id is malformed or a scope is not the app's
   */
  WebTarget asUser(AtlassianHost host, String accountId, ConnectScope... scopes);

  /**
   * Calls a site by a user's consent (OAuth 2.0, 3LO). Needs no Connect app.
   *
   * <p>The access token is renewed as needed, on one node at a time. Source: <a
   * href="https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/">OAuth 2.0 (3LO)
   * apps</a>.
   *
   * @param grant what the user has consented to; only its id counts
   * @param site one of {@link AtlassianLogin#sites(OAuthGrant)}
   * @return a target rooted at the site's place in Atlassian's gateway, for Confluence with {@code
   *     /wiki} still to be added; its requests carry {@code Authorization: Bearer …}. A request
   *     fails with {@link ConsentRequiredException} when the consent has ended
   * @throws ConsentRequiredException if the consent is erased or has ended
   * @throws CallRefusedException if OAuth 2.0 is not configured
   * @throws UnavailableException if the store gives no answer
   * @throws IllegalArgumentException if the site's cloud id is not made of letters, digits and
   *     dashes
   */
  WebTarget withGrant(OAuthGrant grant, AtlassianSite site);

  /**
   * Calls the configured site with the configured API token (basic authentication).
   *
   * <p>Discouraged: the token is a person's and has all of that person's rights. Source: <a
   * href="https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/">Basic auth
   * for REST APIs</a>.
   *
   * @return a target rooted at the site, or at its place in the gateway for a token with scopes
   * @throws CallRefusedException if no API token is configured
   */
  WebTarget withApiToken();

  /**
   * Calls the configured site as the configured service account (client credentials).
   *
   * <p>Source: <a
   * href="https://support.atlassian.com/user-management/docs/create-oauth-2-0-credential-for-service-accounts/">OAuth
   * 2.0 credentials for service accounts</a>.
   *
   * @return a target rooted at the site's place in the gateway; its requests carry {@code
   *     Authorization: Bearer …}
   * @throws CallRefusedException if no service account is configured
   */
  WebTarget asServiceAccount();

  /**
   * Makes a typed client of a target, where the server has MicroProfile Rest Client.
   *
   * <p>To make one takes some milliseconds: keep it as long as its mode serves. It is closed with
   * this client at the latest. Source: <a
   * href="https://download.eclipse.org/microprofile/microprofile-rest-client-3.0/microprofile-rest-client-spec-3.0.html">MicroProfile
   * Rest Client 3.0</a>.
   *
   * @param api an interface with JAX-RS annotations, as for {@code @RegisterRestClient}
   * @param target a target of this client, which gives root and mode; what is registered on it is
   *     not taken over
   * @param <T> the interface
   * @return an implementation whose calls are authenticated, limited and repeated as the target's
   *     are
   * @throws CallRefusedException if the target is not of this client
   * @throws IllegalStateException if the server has no MicroProfile Rest Client
   */
  <T> T typed(Class<T> api, WebTarget target);
}
