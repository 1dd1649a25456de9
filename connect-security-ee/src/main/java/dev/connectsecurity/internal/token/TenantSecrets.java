package dev.connectsecurity.internal.token;

import dev.connectsecurity.Secret;
import java.util.Optional;

/**
 * Finds a tenant's shared secret while its token is not yet trusted.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface TenantSecrets {

  /**
   * Looks a tenant up.
   *
   * @param issuer the tenant's client key, as an unverified token claims it: 1 to 255 characters
   * @return the shared secret, or empty if there is no such tenant
   */
  Optional<Secret> secretOf(String issuer);
}
