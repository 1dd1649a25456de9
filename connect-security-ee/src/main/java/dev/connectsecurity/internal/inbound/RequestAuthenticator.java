package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.internal.token.HostTokenVerifier;
import dev.connectsecurity.internal.token.QueryHashRule;
import dev.connectsecurity.internal.token.SessionTokenCodec;
import dev.connectsecurity.internal.token.TenantSecrets;
import dev.connectsecurity.internal.token.VerifiedToken;
import dev.connectsecurity.spi.AtlassianHosts;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides who is calling: token, verifier, principal, in one pass.
 *
 * @since 0.1
 */
public final class RequestAuthenticator {
  private static final Set<Reason> MAY_BE_STALE =
      EnumSet.of(Reason.SIGNATURE, Reason.UNKNOWN_TENANT);

  private final AtlassianHosts hosts;
  private final PathRules paths;
  private final HostTokenVerifier hostTokens;
  private final SessionTokenCodec sessionTokens;
  private final Set<String> audiences;

  /**
   * Makes the authenticator.
   *
   * @param audiences whom a token may be meant for, where it says so: the app's key and base URL
   */
  public RequestAuthenticator(
      AtlassianHosts hosts,
      PathRules paths,
      HostTokenVerifier hostTokens,
      SessionTokenCodec sessionTokens,
      Set<String> audiences) {
    this.hosts = hosts;
    this.paths = paths;
    this.hostTokens = hostTokens;
    this.sessionTokens = sessionTokens;
    this.audiences = Set.copyOf(audiences);
  }

  Caller authenticate(IncomingRequest request, TenantNote note) {
    String compact = RequestToken.in(request);
    CanonicalRequest canonical = canonical(request);
    boolean pageCall = paths.isContextTokenPath(request.path());
    if (pageCall && sessionTokens.isSessionToken(compact)) {
      return bySession(compact, note);
    }
    QueryHashRule rule = pageCall ? QueryHashRule.context() : QueryHashRule.computed(canonical);
    VerifiedToken token =
        onceMoreFromTheStore(note, tenants -> hostTokens.verify(compact, tenants, rule, audiences));
    return new Caller(installed(note), token.subject(), token.issuedAt(), false);
  }

  private Caller bySession(String compact, TenantNote note) {
    VerifiedToken token =
        onceMoreFromTheStore(note, tenants -> sessionTokens.verify(compact, tenants));
    Instant since = token.authenticatedAt().orElseThrow();
    return new Caller(installed(note), token.subject(), since, true);
  }

  // A query that cannot be read is refused even where its hash plays no part: servers then drop
  // every parameter.
  private static CanonicalRequest canonical(IncomingRequest request) {
    String path =
        request
            .signedPath()
            .orElseThrow(
                () ->
                    new NotAuthenticatedException(
                        Reason.QUERY_STRING_HASH, "the request lies outside the app's base URL"));
    return CanonicalRequest.of(request.method(), path, request.query());
  }

  // Another node may have stored the tenant, or a newer secret, a moment ago. The store bounds how
  // often this is asked.
  private VerifiedToken onceMoreFromTheStore(
      TenantNote note, Function<TenantSecrets, VerifiedToken> verification) {
    try {
      return verification.apply(note.reading(hosts::find));
    } catch (NotAuthenticatedException refused) {
      Optional<Secret> tried = note.host().map(AtlassianHost::sharedSecret);
      if (!MAY_BE_STALE.contains(refused.reason())
          || note.reading(hosts::findFresh).secretOf(note.issuer()).equals(tried)) {
        throw refused;
      }
      AtlassianHost fresh = note.host().orElseThrow(() -> refused);
      return verification.apply(note.reading(issuer -> Optional.of(fresh)));
    }
  }

  private static AtlassianHost installed(TenantNote note) {
    AtlassianHost host = note.host().orElseThrow();
    if (host.status() == HostStatus.UNINSTALLED) {
      throw new NotAuthenticatedException(Reason.UNINSTALLED, "the tenant has uninstalled the app");
    }
    return host;
  }
}
