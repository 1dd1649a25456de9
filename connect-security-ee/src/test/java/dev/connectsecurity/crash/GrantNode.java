package dev.connectsecurity.crash;

import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.ClientCredentials;
import dev.connectsecurity.internal.exchange.HttpTokenServer;
import dev.connectsecurity.internal.exchange.TokenServer;
import dev.connectsecurity.internal.limits.LimitSettings;
import dev.connectsecurity.internal.limits.RateLimits;
import dev.connectsecurity.internal.limits.Waiting;
import dev.connectsecurity.internal.outbound.AtlassianClients;
import dev.connectsecurity.internal.outbound.AtlassianServers;
import dev.connectsecurity.internal.outbound.CallModes;
import dev.connectsecurity.internal.outbound.ClientSettings;
import dev.connectsecurity.internal.outbound.Configured;
import dev.connectsecurity.internal.outbound.GrantAccess;
import dev.connectsecurity.spi.OAuthGrants;
import dev.connectsecurity.testing.FakeTokenBook;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** A node that calls by a grant, which it renews as it must. */
final class GrantNode implements AutoCloseable {
  static final String GRANT = "grant-1-of-32-characters-0123456";

  private static final AtlassianSite SITE =
      new AtlassianSite("cloud-1", Product.JIRA, URI.create("https://acme.example"), "A", Set.of());

  private final OAuthGrants grants;
  private final AtlassianClients clients;

  GrantNode(OAuthGrants grants, URI atlassian) {
    this.grants = grants;
    Clock clock = Clock.systemUTC();
    TokenServer nobody =
        fields -> {
          throw new AssertionError("nobody is impersonated");
        };
    Duration patience = Duration.ofSeconds(20);
    this.clients =
        new AtlassianClients(
            () -> {
              throw new NotAuthenticatedException(Reason.MISSING, "nobody is calling");
            },
            new CallModes(
                Configured.missing("no Connect app"),
                Configured.missing("no API token"),
                Configured.missing("no service account"),
                Configured.with(
                    new GrantAccess(
                        grants,
                        new ClientCredentials(
                            FakeTokenBook.CLIENT_ID, Secret.of(FakeTokenBook.CLIENT_SECRET)),
                        () -> URI.create("https://app.example/oauth/login"),
                        ended -> {},
                        Waiting.real()))),
            new AtlassianServers(
                nobody,
                HttpTokenServer.json(atlassian.resolve("/oauth/token"), patience, clock),
                atlassian),
            new ClientSettings(patience, patience),
            new RateLimits(
                LimitSettings.USUAL, event -> {}, clock, System::nanoTime, Waiting.real()),
            "report",
            clock,
            System::nanoTime);
  }

  /** Calls, and gives the status of the answer. */
  int call() {
    OAuthGrant grant = grants.find(GRANT).orElseThrow();
    try (Response answer =
        clients.withGrant(grant, SITE).path("rest/api/3/myself").request().get()) {
      return answer.getStatus();
    }
  }

  @Override
  public void close() {
    clients.close();
  }
}
