package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.CallMode;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.internal.token.OutgoingTokenSigner;
import dev.connectsecurity.spi.AtlassianHosts;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The app as itself: a JWT for each single call, signed with the tenant's secret.
 *
 * <p>A tenant may have been installed anew since, perhaps on another node: where a token is refused
 * and the stored secret is a newer one, that one signs from then on. Source: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/">Understanding
 * JWT for Connect apps</a>.
 */
final class AppAuthentication implements Authentication {
  private static final String SCHEME = "JWT ";

  private final URI root;
  private final String clientKey;
  private final AtomicReference<Secret> secret;
  private final OutgoingTokenSigner signer;
  private final AtlassianHosts hosts;

  /**
   * Authenticates to one tenant.
   *
   * @param host the tenant
   * @param signer makes the tokens
   * @param hosts the tenants as they are stored now
   */
  AppAuthentication(AtlassianHost host, OutgoingTokenSigner signer, AtlassianHosts hosts) {
    this.root = host.baseUrl();
    this.clientKey = host.clientKey();
    this.secret = new AtomicReference<>(host.sharedSecret());
    this.signer = signer;
    this.hosts = hosts;
  }

  @Override
  public URI root() {
    return root;
  }

  @Override
  public Subject subject() {
    return new Subject(CallMode.APP, Optional.of(clientKey), Optional.empty());
  }

  @Override
  public String headerFor(String method, URI uri) {
    String path = new Origin(root).pathBelow(uri);
    CanonicalRequest request = CanonicalRequest.of(method, path, uri.getRawQuery());
    try {
      return SCHEME + signer.sign(secret.get(), request, clientKey);
    } catch (NotAuthenticatedException unusable) {
      // The workshop's word for a secret too short to sign with; here nobody is to be turned away.
      throw new CallRefusedException(unusable.reason(), "Not sent: " + unusable.getMessage());
    }
  }

  @Override
  public boolean renew(String refusedHeader) {
    Secret known = secret.get();
    if (!refusedHeader.startsWith(SCHEME)
        || !signer.isSignedWith(refusedHeader.substring(SCHEME.length()), known)) {
      // Another call has found the newer secret meanwhile.
      return true;
    }
    Optional<Secret> newer = stored().filter(found -> !found.equals(known));
    newer.ifPresent(found -> secret.compareAndSet(known, found));
    return newer.isPresent();
  }

  private Optional<Secret> stored() {
    try {
      return hosts
          .findFresh(clientKey)
          .filter(host -> host.status() != HostStatus.UNINSTALLED && host.baseUrl().equals(root))
          .map(AtlassianHost::sharedSecret);
    } catch (UnavailableException unknown) {
      // The product's refusal is the better answer.
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "the app at " + root;
  }
}
