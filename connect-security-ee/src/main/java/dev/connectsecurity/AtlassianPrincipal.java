package dev.connectsecurity;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/**
 * Who is calling: a user of a tenant, or the tenant itself.
 *
 * <p>Inject it anywhere; it is always that of the current request, also in a bean that lives
 * longer. Outside an authenticated request every method throws {@link NotAuthenticatedException}.
 * It is the request's {@code getUserPrincipal()} too.
 *
 * @since 0.1
 */
public interface AtlassianPrincipal extends Principal {

  /**
   * Names the caller for logs and for standard APIs.
   *
   * @return the account id, or the tenant's client key where no user takes part
   */
  @Override
  String getName();

  /**
   * Gives the user who looks at the page or caused the event.
   *
   * @return the Atlassian account id; nothing for anonymous visitors and for most webhooks
   */
  Optional<String> accountId();

  /**
   * Gives the tenant that the request came from.
   *
   * @return the tenant as stored
   */
  AtlassianHost host();

  /**
   * Gives what the app may do at this tenant at most: the scopes in force when it was last
   * installed.
   *
   * @return the scopes, closed under implication; unmodifiable
   */
  Set<ConnectScope> scopes();

  /**
   * Gives what a caller with an OAuth token may do at most.
   *
   * @return the scopes of its token; empty for a Connect caller; unmodifiable
   */
  default Set<String> oauthScopes() {
    return Set.of();
  }
}
