package dev.connectsecurity.internal.tenant;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.token.TenantSecrets;
import dev.connectsecurity.internal.token.VerifiedToken;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.PreviousSecret;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Verifies a token with the secret of the tenant that it names, and refuses uninstalled tenants.
 *
 * <p>What a cached tenant does not explain is verified once more with what the store says now:
 * another node may have stored the tenant, a newer secret or a re-installation a moment ago. What
 * the present secret did not sign, the one before may have signed, until its time is over. The
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
      if (!MAY_BE_STALE.contains(refused.reason())) {
        throw refused;
      }
      return verifyAfresh(verification, note, refused);
    }
  }

  private SignedByTenant verifyAfresh(
      Function<TenantSecrets, VerifiedToken> verification,
      TenantNote note,
      NotAuthenticatedException refused) {
    Optional<AtlassianHost> tried = note.host();
    Optional<AtlassianHost> fresh = hosts.findFresh(note.issuer());
    if (fresh.equals(tried)) {
      return verifyByPrevious(verification, note, refused);
    }
    try {
      return verify(verification, note, issuer -> fresh);
    } catch (NotAuthenticatedException again) {
      return verifyByPrevious(verification, note, again);
    }
  }

  // Only a signature can be mended by another secret. Whatever comes of it, a token that neither
  // secret has signed is told what the present one made of it.
  private SignedByTenant verifyByPrevious(
      Function<TenantSecrets, VerifiedToken> verification,
      TenantNote note,
      NotAuthenticatedException refused) {
    if (refused.reason() != Reason.SIGNATURE) {
      throw refused;
    }
    Secret previous =
        hosts.previousSecret(note.issuer()).map(PreviousSecret::secret).orElseThrow(() -> refused);
    return signed(verification.apply(note.offering(previous)), note);
  }

  private static SignedByTenant verify(
      Function<TenantSecrets, VerifiedToken> verification,
      TenantNote note,
      Function<String, Optional<AtlassianHost>> source) {
    return signed(verification.apply(note.reading(source)), note);
  }

  private static SignedByTenant signed(VerifiedToken token, TenantNote note) {
    AtlassianHost host = note.host().orElseThrow();
    if (host.status() == HostStatus.UNINSTALLED) {
      throw new NotAuthenticatedException(Reason.UNINSTALLED, "the tenant has uninstalled the app");
    }
    return new SignedByTenant(host, token);
  }
}
