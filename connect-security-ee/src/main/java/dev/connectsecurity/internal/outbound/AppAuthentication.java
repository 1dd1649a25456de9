package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.internal.token.OutgoingTokenSigner;
import java.net.URI;

/**
 * The app as itself: a JWT for each single call, signed with the tenant's secret.
 *
 * <p>Source: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/">Understanding
 * JWT for Connect apps</a>.
 *
 * @param root the tenant's base URL
 * @param audience the tenant's client key
 * @param secret the tenant's shared secret
 * @param signer makes the tokens
 */
record AppAuthentication(URI root, String audience, Secret secret, OutgoingTokenSigner signer)
    implements Authentication {

  /**
   * Authenticates to one tenant.
   *
   * @param host the tenant
   * @param signer makes the tokens
   * @return the mode
   */
  static AppAuthentication of(AtlassianHost host, OutgoingTokenSigner signer) {
    return new AppAuthentication(host.baseUrl(), host.clientKey(), host.sharedSecret(), signer);
  }

  @Override
  public String headerFor(String method, URI uri) {
    String path = new Origin(root).pathBelow(uri);
    CanonicalRequest request = CanonicalRequest.of(method, path, uri.getRawQuery());
    try {
      return "JWT " + signer.sign(secret, request, audience);
    } catch (NotAuthenticatedException unusable) {
      // The workshop's word for a secret too short to sign with; here nobody is to be turned away.
      throw new CallRefusedException(unusable.reason(), "Not sent: " + unusable.getMessage());
    }
  }
}
