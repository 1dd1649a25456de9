package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.internal.exchange.TokenServer;
import dev.connectsecurity.internal.exchange.WebUri;
import java.net.URI;
import java.util.Objects;

/**
 * Where tokens come from and where calls without a tenant go: configured, never a tenant's word.
 *
 * @param impersonation gives users' tokens for assertions, by a form
 * @param oauth gives tokens for client credentials, by JSON
 * @param gateway root of the gateway, {@code https://api.atlassian.com}
 * @since 0.1
 */
public record AtlassianServers(TokenServer impersonation, TokenServer oauth, URI gateway)
    implements AutoCloseable {

  /**
   * Names the servers.
   *
   * @throws IllegalArgumentException if the gateway is not a plain http or https URL
   */
  public AtlassianServers {
    Objects.requireNonNull(impersonation, "impersonation");
    Objects.requireNonNull(oauth, "oauth");
    if (!new WebUri(gateway).isPlain()) {
      throw new IllegalArgumentException("the gateway must be a plain http or https URL");
    }
  }

  /** Lets go of the connections to them. */
  @Override
  public void close() {
    impersonation.close();
    oauth.close();
  }
}
