package dev.connectsecurity.internal.limits;

import dev.connectsecurity.CallMode;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose limit a call counts against: the app's at a site, or the app's and one user's.
 *
 * @param root what the call is bound to: a tenant's base URL, or a site's place in the gateway
 * @param mode as whom it is made
 * @param accountId the user, where the limit is the user's
 * @since 0.1
 */
public record Budget(URI root, CallMode mode, Optional<String> accountId) {

  /**
   * Makes a budget.
   *
   * @throws NullPointerException if a component is null
   */
  public Budget {
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(accountId, "accountId");
  }
}
