package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import jakarta.servlet.ServletRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The authenticated caller of one request; travels as a request attribute, so that an asynchronous
 * dispatch keeps it.
 *
 * @since 0.1
 */
public final class Caller implements AtlassianPrincipal {
  private static final String ATTRIBUTE = "dev.connectsecurity.caller";

  private final AtlassianHost host;
  private final Optional<String> accountId;
  private final Instant authenticatedAt;
  private final boolean bySessionToken;

  Caller(
      AtlassianHost host,
      Optional<String> accountId,
      Instant authenticatedAt,
      boolean bySessionToken) {
    this.host = host;
    this.accountId = accountId;
    this.authenticatedAt = authenticatedAt;
    this.bySessionToken = bySessionToken;
  }

  /**
   * Finds the caller of a request.
   *
   * @throws NotAuthenticatedException if the gate let the request through without one, as on a
   *     public path
   */
  public static Caller of(ServletRequest request) {
    return find(request)
        .orElseThrow(
            () ->
                new NotAuthenticatedException(
                    Reason.MISSING, "the request has no authenticated caller"));
  }

  /**
   * Looks for the caller of a request.
   *
   * @return the caller, or nothing if the gate let the request through without one
   */
  public static Optional<Caller> find(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  void attachTo(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  @Override
  public String getName() {
    return accountId.orElse(host.clientKey());
  }

  @Override
  public Optional<String> accountId() {
    return accountId;
  }

  @Override
  public AtlassianHost host() {
    return host;
  }

  @Override
  public Set<ConnectScope> scopes() {
    return host.grantedScopes();
  }

  Instant authenticatedAt() {
    return authenticatedAt;
  }

  boolean bySessionToken() {
    return bySessionToken;
  }

  @Override
  public String toString() {
    return getName() + " at " + host.clientKey();
  }
}
