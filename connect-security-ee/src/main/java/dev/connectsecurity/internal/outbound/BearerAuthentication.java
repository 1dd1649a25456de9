package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.Secret;
import java.net.URI;

/**
 * An access token for every call: the app by client credentials, an impersonated user, a grant, a
 * service account. RFC 6750 section 2.1.
 *
 * @param root what the token may be shown to
 * @param subject as whom
 * @param tokens where the token comes from
 */
record BearerAuthentication(URI root, Subject subject, BearerTokens tokens)
    implements Authentication {
  private static final String SCHEME = "Bearer ";

  @Override
  public String headerFor(String method, URI uri) {
    return SCHEME + tokens.current().reveal();
  }

  @Override
  public boolean renew(String refusedHeader) {
    return refusedHeader.startsWith(SCHEME)
        && tokens.renew(Secret.of(refusedHeader.substring(SCHEME.length())));
  }
}
