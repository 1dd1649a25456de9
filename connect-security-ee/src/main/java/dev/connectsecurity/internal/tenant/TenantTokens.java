package dev.connectsecurity.internal.tenant;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.token.TenantSecrets;
import dev.connectsecurity.internal.token.VerifiedToken;
import dev.connectsecurity.spi.AtlassianHosts;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Verifies a token with the secret of the tenant that it names, and refuses uninstalled tenants.
 *
 * <p>What a cached tenant does not explain is verified once more with what the store says now:
 * another node may have stored the tenant, a newer secret or a re-installation a moment ago. The
 * store bounds how often it is asked past its cache.
 *
 * @since 0.1
 */
public final class TenantTokens {
  private static final Set<Reason> MAY_BE_STALE =
      EnumSet.of(Reason.SIGNATURE, Reason.UNKNOWN_TENANT, Reason.TENANT_KEY, Reason.UNINSTALLED);

  private final AtlassianHosts hosts;

  /**
   * Makes the verifier.
   *
   * @param hosts where tenants are kept
   */
  public TenantTokens(AtlassianHosts hosts) {
    this.hosts = hosts;
  }

  /**
   * Verifies.
   *
   * @param verification verifies the token with the secrets that it is given
   * @param note receives who the token claims to come from, also when it is refused
   * @return the token and its tenant
   * @throws NotAuthenticatedException if the verification refuses or the tenant is uninstalled
   */
  public SignedByTenant verify(
      Function<TenantSecrets, VerifiedToken> verification, TenantNote note) {
    try {
      return verify(verification, note, hosts::find);
    } catch (NotAuthenticatedException refused) {
      Optional<AtlassianHost> tried = note.host();
      if (!MAY_BE_STALE.contains(refused.reason())) {
        throw refused;
      }
      Optional<AtlassianHost> fresh = hosts.findFresh(note.issuer());
      if (fresh.equals(tried)) {
        throw refused;
      }
      return verify(verification, note, issuer -> fresh);
    }
  }

  private static SignedByTenant verify(
      Function<TenantSecrets, VerifiedToken> verification,
      TenantNote note,
      Function<String, Optional<AtlassianHost>> source) {
    VerifiedToken token = verification.apply(note.reading(source));
    AtlassianHost host = note.host().orElseThrow();
    if (host.status() == HostStatus.UNINSTALLED) {
      throw new NotAuthenticatedException(Reason.UNINSTALLED, "the tenant has uninstalled the app");
    }
    return new SignedByTenant(host, token);
  }
}
