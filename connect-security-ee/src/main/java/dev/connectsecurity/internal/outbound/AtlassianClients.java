package dev.connectsecurity.internal.outbound;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.internal.exchange.AccessTokenCache;
import dev.connectsecurity.internal.exchange.RenewalThreads;
import dev.connectsecurity.internal.limits.RateLimits;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Gives targets in every mode, over one JAX-RS client of the server.
 *
 * <p>The client is shared by all tenants; its connections are pooled by the server's
 * implementation. Access tokens are kept, and renewed by threads of this class. Thread-safe.
 *
 * @since 0.1
 */
public final class AtlassianClients implements AtlassianClient, AutoCloseable {
  private static final long MAX_TOKENS = 10_000;

  private final Supplier<? extends AtlassianPrincipal> caller;
  private final CallModes modes;
  private final AtlassianServers servers;
  private final Clock clock;
  private final RenewalThreads renewals = new RenewalThreads();
  private final AccessTokenCache<TokenKey> tokens;
  private final RateLimits limits;
  private final Client client;
  private final TypedClients typed;

  /**
   * Opens the client.
   *
   * @param caller gives the current caller, or throws {@code NotAuthenticatedException} if there is
   *     none
   * @param modes what is configured
   * @param servers where tokens come from
   * @param settings the limits of each call
   * @param limits what products say about theirs; closed with this client
   * @param appKey the app's key, for the {@code User-Agent}; empty without a Connect app
   * @param clock the time by which tokens expire
   * @param ticker the time that passes, in nanoseconds
   */
  public AtlassianClients(
      Supplier<? extends AtlassianPrincipal> caller,
      CallModes modes,
      AtlassianServers servers,
      ClientSettings settings,
      RateLimits limits,
      String appKey,
      Clock clock,
      Ticker ticker) {
    this.caller = Objects.requireNonNull(caller, "caller");
    this.modes = Objects.requireNonNull(modes, "modes");
    this.servers = Objects.requireNonNull(servers, "servers");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.tokens = new AccessTokenCache<>(MAX_TOKENS, clock, ticker, renewals);
    this.limits = Objects.requireNonNull(limits, "limits");
    String version = AtlassianClients.class.getPackage().getImplementationVersion();
    ClientComponents components =
        new ClientComponents(
            new AuthorizationFilter(UserAgent.of(version, appKey), limits),
            new BodyKeeper(),
            new AnswerFilter(settings.responseLimit(), limits, new Repeater(this::shared)));
    this.client = open(settings, components);
    this.typed = new TypedClients(settings, components);
  }

  @Override
  public WebTarget asApp() {
    ConnectApp app = modes.connect().required();
    return target(new AppModes(app, servers, tokens).of(caller.get().host()));
  }

  @Override
  public WebTarget asApp(AtlassianHost host) {
    return target(new AppModes(modes.connect().required(), servers, tokens).of(host));
  }

  @Override
  public WebTarget asUser(ConnectScope... scopes) {
    UserModes users = new UserModes(modes.connect().required(), servers, tokens);
    return target(users.of(caller.get(), scopes));
  }

  @Override
  public WebTarget asUser(AtlassianHost host, String accountId, ConnectScope... scopes) {
    UserModes users = new UserModes(modes.connect().required(), servers, tokens);
    return target(users.of(host, accountId, scopes));
  }

  @Override
  public WebTarget withGrant(OAuthGrant grant, AtlassianSite site) {
    return target(grants().of(grant, site));
  }

  /**
   * Calls what the gateway has for no site in particular, by a user's consent.
   *
   * @param grant what the user has consented to; only its id counts
   * @param path below the gateway's root, for example {@code /me}
   * @return a target rooted there
   * @throws dev.connectsecurity.ConsentRequiredException if the consent is erased or has ended
   * @throws dev.connectsecurity.CallRefusedException if OAuth 2.0 is not configured
   */
  public WebTarget withGrant(OAuthGrant grant, String path) {
    return target(grants().of(grant, path));
  }

  @Override
  public WebTarget withApiToken() {
    return target(new BasicAuthentication(modes.apiToken().required()));
  }

  @Override
  public WebTarget asServiceAccount() {
    ServiceAccountAccess account = modes.serviceAccount().required();
    return target(account.authentication(servers.oauth(), tokens));
  }

  @Override
  public <T> T typed(Class<T> api, WebTarget target) {
    return typed.make(api, target);
  }

  /**
   * Forgets the access tokens of a tenant, after it was installed anew or has uninstalled the app.
   *
   * @param clientKey the tenant
   */
  public void forgetTenant(String clientKey) {
    tokens.forget(key -> key.isOf(clientKey));
  }

  /**
   * Forgets the access token of a grant.
   *
   * @param id the grant's identity
   */
  public void forgetGrant(String id) {
    tokens.forget(new TokenKey.Grant(id)::equals);
  }

  /** Closes the client, its connections and its threads; targets cannot be used afterwards. */
  @Override
  public void close() {
    limits.close();
    renewals.close();
    typed.close();
    client.close();
  }

  private Client shared() {
    return client;
  }

  private GrantModes grants() {
    return new GrantModes(modes.grants().required(), servers, tokens, clock);
  }

  private WebTarget target(Authentication authentication) {
    Origin origin = new Origin(authentication.root());
    return new BoundTarget(client.target(origin.root()), authentication);
  }

  private static Client open(ClientSettings settings, ClientComponents components) {
    ClientBuilder builder =
        ClientBuilder.newBuilder()
            .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
    components.addTo(builder);
    return builder.build();
  }
}
