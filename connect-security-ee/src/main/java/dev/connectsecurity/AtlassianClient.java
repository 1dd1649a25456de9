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
}
