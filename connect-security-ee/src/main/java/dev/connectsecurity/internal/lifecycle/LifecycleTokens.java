package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.internal.token.HostTokenVerifier;
import dev.connectsecurity.internal.token.InstallTokenVerifier;
import dev.connectsecurity.internal.token.TokenPolicy;
import java.util.Objects;

/**
 * What verifies the tokens of callbacks.
 *
 * @param install for {@code installed} and {@code uninstalled}, which Atlassian signs
 * @param host for {@code enabled} and {@code disabled}, which the tenant's secret signs
 * @param policy the times that both demand
 * @since 0.1
 */
public record LifecycleTokens(
    InstallTokenVerifier install, HostTokenVerifier host, TokenPolicy policy) {

  /**
   * Holds them together.
   *
   * @throws NullPointerException if a component is null
   */
  public LifecycleTokens {
    Objects.requireNonNull(install, "install");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(policy, "policy");
  }
}
