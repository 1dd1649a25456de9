package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.ConsentEnded;
import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.AccessTokenCache;
import dev.connectsecurity.internal.exchange.ClientCredentials;
import dev.connectsecurity.internal.exchange.HttpTokenServer;
import dev.connectsecurity.internal.exchange.TokenServer;
import dev.connectsecurity.internal.limits.LimitSettings;
import dev.connectsecurity.internal.limits.RateLimits;
import dev.connectsecurity.internal.limits.Waiting;
import dev.connectsecurity.testing.FakeAtlassian;
import dev.connectsecurity.testing.FakeGrants;
import dev.connectsecurity.testing.FakeTokenBook;
import dev.connectsecurity.testing.FakeWaiting;
import dev.connectsecurity.testing.MovableTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Nodes that share a database of grants, before one Atlassian on loopback. */
final class GrantWorld implements AutoCloseable {
  static final URI LOGIN = URI.create("https://app.example/report/oauth/login");
  static final String ID = "grant-1-of-32-characters-0123456";

  final MovableTime time = new MovableTime();
  final List<String> journal = new CopyOnWriteArrayList<>();
  final FakeGrants grants = new FakeGrants(journal);
  final FakeAtlassian atlassian = new FakeAtlassian(time, journal);
  final List<ConsentEnded> events = new CopyOnWriteArrayList<>();
  final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final List<AtlassianClients> nodes = new ArrayList<>();

  /** Stores a grant with the first tokens that Atlassian gives. */
  OAuthGrant consent() {
    atlassian.book().issue();
    OAuthGrant grant = grant(Optional.of(Secret.of("refresh-canary-1")));
    grants.add(grant, "browser");
    journal.clear();
    return grant;
  }

  /** Stores a grant that has no refresh token. */
  OAuthGrant consentWithoutOfflineAccess() {
    atlassian.book().scope("read:jira-work").issue();
    OAuthGrant grant = grant(Optional.empty());
    grants.add(grant, "browser");
    return grant;
  }

  private OAuthGrant grant(Optional<Secret> refreshToken) {
    return new OAuthGrant(
        ID,
        Optional.of("5be24ad8b1653240376955d2"),
        Set.of("read:jira-work"),
        Secret.of("access-canary-1"),
        time.instant().plus(FakeTokenBook.LIFE),
        refreshToken,
        GrantStatus.ACTIVE,
        time.instant(),
        time.instant());
  }

  OAuthGrant stored() {
    return grants.find(ID).orElseThrow();
  }

  static AtlassianSite site(Product product) {
    return new AtlassianSite(
        "cloud-1", product, URI.create("https://acme.example"), "Acme", Set.of());
  }

  AtlassianClients node() {
    return node(pauses::add);
  }

  AtlassianClients node(Waiting pause) {
    AtlassianClients node =
        new AtlassianClients(
            () -> {
              throw new NotAuthenticatedException(Reason.MISSING, "nobody is calling");
            },
            new CallModes(
                Configured.missing("no Connect app"),
                Configured.missing("no API token"),
                Configured.missing("no service account"),
                Configured.with(access(pause, events::add))),
            servers(),
            Tenants.PATIENT,
            new RateLimits(LimitSettings.USUAL, event -> {}, time, time, new FakeWaiting(time)),
            "report",
            time,
            time);
    nodes.add(node);
    return node;
  }

  /** Gives the modes of a node whose renewals in the background wait for ever. */
  GrantModes modes() {
    return modesWith(events::add);
  }

  /** Gives such modes that tell somebody else of ends. */
  GrantModes modesWith(Consumer<ConsentEnded> observer) {
    return new GrantModes(
        access(pauses::add, observer),
        servers(),
        new AccessTokenCache<>(9, time, time, later -> {}),
        time);
  }

  private GrantAccess access(Waiting pause, Consumer<ConsentEnded> observer) {
    return new GrantAccess(
        grants,
        new ClientCredentials(FakeTokenBook.CLIENT_ID, Secret.of(FakeTokenBook.CLIENT_SECRET)),
        () -> LOGIN,
        observer,
        pause);
  }

  private AtlassianServers servers() {
    TokenServer none =
        fields -> {
          throw new AssertionError("nobody is impersonated");
        };
    return new AtlassianServers(none, oauth(), atlassian.url("/"));
  }

  private TokenServer oauth() {
    return HttpTokenServer.json(atlassian.url("/oauth/token"), Duration.ofSeconds(20), time);
  }

  @Override
  public void close() {
    atlassian.close();
    nodes.forEach(AtlassianClients::close);
  }
}
