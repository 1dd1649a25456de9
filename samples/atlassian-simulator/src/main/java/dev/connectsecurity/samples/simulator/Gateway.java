package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.oauth.OAuthBooks;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Atlassian's gateway ({@code api.atlassian.com}): the products of all sites below {@code
 * /ex/{product}/{cloudId}}, for tokens of {@link OAuthServer} and API tokens with scopes.
 */
public final class Gateway {

  private final LoopbackServer server;

  Gateway(
      int port,
      ScheduledExecutorService threads,
      Directory directory,
      OAuthBooks books,
      ApiTokens apiTokens,
      WireLog log) {
    server = new LoopbackServer(port, threads);
    server.start(new GatewayEndpoint(server.origin(), directory, books, apiTokens, log));
  }

  /** The gateway's origin. */
  public String url() {
    return server.origin();
  }

  /** Where a product of a site is. */
  public String url(Site site) {
    return url() + "/ex/" + site.product().type() + '/' + site.cloudId();
  }

  /** What goes wrong here on demand. */
  public Faults faults() {
    return server.faults();
  }

  /** How often each path was asked, for instance {@code of("GET", "/me")}. */
  public Counts counts() {
    return server.counts();
  }

  void close() {
    server.close();
  }
}
