package dev.connectsecurity.internal.consent;

import dev.connectsecurity.ConsentGiven;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.RequestRejected;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.HttpTokenServer;
import dev.connectsecurity.internal.exchange.TokenServer;
import dev.connectsecurity.internal.limits.LimitSettings;
import dev.connectsecurity.internal.limits.RateLimits;
import dev.connectsecurity.internal.outbound.AtlassianClients;
import dev.connectsecurity.internal.outbound.AtlassianServers;
import dev.connectsecurity.internal.outbound.CallModes;
import dev.connectsecurity.internal.outbound.ClientSettings;
import dev.connectsecurity.internal.outbound.Configured;
import dev.connectsecurity.internal.outbound.GrantAccess;
import dev.connectsecurity.internal.refusal.Refusals;
import dev.connectsecurity.testing.FakeAtlassian;
import dev.connectsecurity.testing.FakeGrants;
import dev.connectsecurity.testing.FakeLoginAttempts;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import dev.connectsecurity.testing.FakeTokenBook;
import dev.connectsecurity.testing.FakeWaiting;
import dev.connectsecurity.testing.MovableTime;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The desk of an application at {@code https://app.example/report}, before a real Atlassian. */
final class Desk implements AutoCloseable {
  static final String REDIRECT_URI = "https://app.example/report/oauth/callback";
  static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

  final MovableTime time = new MovableTime();
  final List<String> journal = new CopyOnWriteArrayList<>();
  final FakeAtlassian atlassian = new FakeAtlassian(time, journal);
  final FakeGrants grants = new FakeGrants(journal);
  final FakeLoginAttempts attempts = new FakeLoginAttempts();
  final List<RequestRejected> rejections = new CopyOnWriteArrayList<>();
  final AtomicReference<Consumer<ConsentGiven>> observer = new AtomicReference<>();
  final List<ConsentGiven> events = new CopyOnWriteArrayList<>();
  final AtlassianClients clients;
  final OAuthApp app;
  private final ConsentStores stores = new ConsentStores(attempts, grants);
  private final Refusals refusals = new Refusals("report", time, rejections::add);
  private final LoginServlet login;
  private final CallbackServlet callback;
  private final CallbackServlet otherNode;

  Desk() {
    this(app -> app);
  }

  Desk(UnaryOperator<OAuthApp> changed) {
    app = changed.apply(app(atlassian.url("")));
    observer.set(events::add);
    clients = open();
    login = new LoginServlet(app, stores, refusals, time);
    callback = callback();
    otherNode = callback();
  }

  static OAuthApp app(URI server) {
    return new OAuthApp(
        FakeTokenBook.CLIENT_ID,
        Secret.of(FakeTokenBook.CLIENT_SECRET),
        URI.create(REDIRECT_URI),
        List.of("read:jira-work", "offline_access"),
        server,
        false,
        "/report",
        "/oauth/login",
        "/home",
        Duration.ofDays(30));
  }

  static OAuthApp withPkce(OAuthApp app) {
    return new OAuthApp(
        app.clientId(),
        app.clientSecret(),
        app.redirectUri(),
        app.scopes(),
        app.server(),
        true,
        app.contextPath(),
        app.loginPath(),
        app.defaultPage(),
        app.loginLifetime());
  }

  static OAuthApp at(OAuthApp app, String redirectUri, String contextPath) {
    return new OAuthApp(
        app.clientId(),
        app.clientSecret(),
        URI.create(redirectUri),
        app.scopes(),
        app.server(),
        app.pkce(),
        contextPath,
        app.loginPath(),
        app.defaultPage(),
        app.loginLifetime());
  }

  FakeResponse login(FakeRequest request) {
    return serve(login, request);
  }

  FakeResponse callback(FakeRequest request) {
    return serve(callback, request);
  }

  FakeResponse callbackOfAnotherNode(FakeRequest request) {
    return serve(otherNode, request);
  }

  private static FakeResponse serve(DeskServlet servlet, FakeRequest request) {
    FakeResponse response = new FakeResponse();
    try {
      servlet.service(request.asServletRequest(), response.asServletResponse());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return response;
  }

  BrowserLogin logins(HttpServletRequest current) {
    return new BrowserLogin(app, stores, clients, current, time);
  }

  private CallbackServlet callback() {
    return new CallbackServlet(
        app, stores, tokens(), clients, refusals, event -> observer.get().accept(event), time);
  }

  private TokenServer tokens() {
    return HttpTokenServer.json(atlassian.url("/oauth/token"), Duration.ofSeconds(20), time);
  }

  private AtlassianClients open() {
    TokenServer none =
        fields -> {
          throw new AssertionError("nobody is impersonated");
        };
    return new AtlassianClients(
        () -> {
          throw new NotAuthenticatedException(Reason.MISSING, "nobody is calling");
        },
        new CallModes(
            Configured.missing("no Connect app"),
            Configured.missing("no API token"),
            Configured.missing("no service account"),
            Configured.with(
                new GrantAccess(grants, app.client(), app::loginUri, ended -> {}, pause -> true))),
        new AtlassianServers(none, tokens(), atlassian.url("")),
        new ClientSettings(Duration.ofSeconds(5), Duration.ofSeconds(20)),
        new RateLimits(LimitSettings.USUAL, event -> {}, time, time, new FakeWaiting(time)),
        "report",
        time,
        time);
  }

  @Override
  public void close() {
    atlassian.close();
    clients.close();
  }
}
