package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.tenant.SignedByTenant;
import dev.connectsecurity.internal.tenant.TenantNote;
import dev.connectsecurity.internal.tenant.TenantTokens;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.internal.token.HostTokenVerifier;
import dev.connectsecurity.internal.token.QueryHashRule;
import dev.connectsecurity.internal.token.QueryParameters;
import dev.connectsecurity.internal.token.SessionTokenCodec;
import java.time.Instant;
import java.util.Set;

/**
 * Decides who is calling: token, verifier, principal, in one pass.
 *
 * @since 0.1
 */
public final class RequestAuthenticator {
  private final TenantTokens tenants;
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
      TenantTokens tenants,
      PathRules paths,
      HostTokenVerifier hostTokens,
      SessionTokenCodec sessionTokens,
      Set<String> audiences) {
    this.tenants = tenants;
    this.paths = paths;
    this.hostTokens = hostTokens;
    this.sessionTokens = sessionTokens;
    this.audiences = Set.copyOf(audiences);
  }

  Caller authenticate(IncomingRequest request, TenantNote note) {
    RequestToken found = RequestToken.in(request);
    String compact = found.compact();
    CanonicalRequest canonical = canonical(request, found.query());
    boolean pageCall = paths.isContextTokenPath(request.path());
    if (pageCall && sessionTokens.isSessionToken(compact)) {
      SignedByTenant session =
          tenants.verify(secrets -> sessionTokens.verify(compact, secrets), note);
      return caller(session, session.token().authenticatedAt().orElseThrow(), true);
    }
    QueryHashRule rule = pageCall ? QueryHashRule.context() : QueryHashRule.computed(canonical);
    SignedByTenant signed =
        tenants.verify(secrets -> hostTokens.verify(compact, secrets, rule, audiences), note);
    return caller(signed, signed.token().issuedAt(), false);
  }

  private static Caller caller(SignedByTenant signed, Instant since, boolean bySessionToken) {
    return new Caller(signed.host(), signed.token().subject(), since, bySessionToken);
  }

  // A query that cannot be read is refused even where its hash plays no part: servers then drop
  // every parameter.
  private static CanonicalRequest canonical(IncomingRequest request, QueryParameters query) {
    String path =
        request
            .signedPath()
            .orElseThrow(
                () ->
                    new NotAuthenticatedException(
                        Reason.QUERY_STRING_HASH, "the request lies outside the app's base URL"));
    return CanonicalRequest.ofRead(request.method(), path, query);
  }
}
