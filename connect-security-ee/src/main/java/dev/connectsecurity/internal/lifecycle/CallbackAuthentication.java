package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.token.QueryHashRule;
import dev.connectsecurity.internal.token.VerifiedToken;
import dev.connectsecurity.spi.AtlassianHosts;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Verifies a callback's token by the key that its path demands, whatever the token says. */
final class CallbackAuthentication {
  private static final Set<Reason> PERHAPS_STALE =
      Set.of(Reason.UNKNOWN_TENANT, Reason.TENANT_KEY, Reason.SIGNATURE, Reason.UNINSTALLED);

  private final LifecycleTokens tokens;
  private final Set<String> audiences;
  private final AtlassianHosts hosts;
  private final RateLimit freshReads;

  CallbackAuthentication(
      LifecycleTokens tokens, Set<String> audiences, AtlassianHosts hosts, RateLimit freshReads) {
    this.tokens = tokens;
    this.audiences = audiences;
    this.hosts = hosts;
    this.freshReads = freshReads;
  }

  VerifiedToken verify(Callback callback, String compact, QueryHashRule rule, Claimant claimant) {
    if (callback.signedByAtlassian()) {
      VerifiedToken token = tokens.install().verify(compact, rule);
      claimant.claims(token.issuer());
      return token;
    }
    try {
      return verifyHost(compact, rule, claimant, hosts::find);
    } catch (NotAuthenticatedException e) {
      // "enabled" follows a re-installation at once, and that may have reached another node
      if (PERHAPS_STALE.contains(e.reason()) && freshReads.tryAcquire()) {
        return verifyHost(compact, rule, claimant, hosts::findFresh);
      }
      throw e;
    }
  }

  private VerifiedToken verifyHost(
      String compact,
      QueryHashRule rule,
      Claimant claimant,
      Function<String, Optional<AtlassianHost>> finder) {
    AtomicReference<AtlassianHost> tenant = new AtomicReference<>();
    VerifiedToken token =
        tokens
            .host()
            .verify(
                compact,
                issuer -> {
                  claimant.claims(issuer);
                  finder.apply(issuer).ifPresent(tenant::set);
                  return Optional.ofNullable(tenant.get()).map(AtlassianHost::sharedSecret);
                },
                rule,
                audiences);
    if (tenant.get().status() == HostStatus.UNINSTALLED) {
      throw Refusal.of(Reason.UNINSTALLED, "the tenant has uninstalled the app");
    }
    return token;
  }
}
