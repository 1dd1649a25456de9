package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.SessionTokens;
import dev.connectsecurity.internal.access.PermissionGuard;
import dev.connectsecurity.internal.exchange.HttpTokenServer;
import dev.connectsecurity.internal.inbound.AuthenticationFilter;
import dev.connectsecurity.internal.inbound.CallerSessionTokens;
import dev.connectsecurity.internal.inbound.Mount;
import dev.connectsecurity.internal.inbound.PathRules;
import dev.connectsecurity.internal.inbound.RequestAuthenticator;
import dev.connectsecurity.internal.inbound.SecurityHeaders;
import dev.connectsecurity.internal.lifecycle.CachedInstallKeys;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import dev.connectsecurity.internal.lifecycle.DescriptorServlet;
import dev.connectsecurity.internal.lifecycle.HostAllowList;
import dev.connectsecurity.internal.lifecycle.LifecycleApp;
import dev.connectsecurity.internal.lifecycle.LifecycleServlet;
import dev.connectsecurity.internal.lifecycle.LifecycleTokens;
import dev.connectsecurity.internal.limits.LimitSettings;
import dev.connectsecurity.internal.limits.Pause;
import dev.connectsecurity.internal.limits.RateLimits;
import dev.connectsecurity.internal.outbound.AtlassianClients;
import dev.connectsecurity.internal.outbound.AtlassianServers;
import dev.connectsecurity.internal.outbound.CallModes;
import dev.connectsecurity.internal.outbound.ClientSettings;
import dev.connectsecurity.internal.outbound.Configured;
import dev.connectsecurity.internal.outbound.ConnectApp;
import dev.connectsecurity.internal.refusal.Refusals;
import dev.connectsecurity.internal.store.CachedHosts;
import dev.connectsecurity.internal.tenant.TenantTokens;
import dev.connectsecurity.internal.token.AssertionSigner;
import dev.connectsecurity.internal.token.HostTokenVerifier;
import dev.connectsecurity.internal.token.HttpInstallKeys;
import dev.connectsecurity.internal.token.InstallTokenVerifier;
import dev.connectsecurity.internal.token.OutgoingTokenSigner;
import dev.connectsecurity.internal.token.SessionTokenCodec;
import dev.connectsecurity.internal.token.TokenPolicy;
import dev.connectsecurity.spi.AtlassianHosts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rooms of one application, built once and connected by their constructors. */
final class House {
  private static final Logger LOG = System.getLogger(House.class.getName());
  private static final URI AUTHORIZATION_SERVER =
      URI.create("https://oauth-2-authorization-server.services.atlassian.com");
  private static final URI OAUTH_SERVER = URI.create("https://auth.atlassian.com");
  private static final URI GATEWAY = URI.create("https://api.atlassian.com");
  private static final String DESCRIPTOR_PATH = "/atlassian-connect.json";

  private final Settings settings;
  private final Clock clock;
  private final AtlassianHosts hosts;
  private final CdiEvents events;
  private final HostAllowList allowedHosts;
  private final TokenPolicy policy;
  private final HostTokenVerifier hostTokens;
  private final SessionTokenCodec sessionTokenCodec;
  private final CallerSessionTokens sessionTokens;
  private final AtlassianClients client;
  private final PermissionGuard permissions;
  private final Refusals refusals;
  private final CurrentCaller caller;

  House(
      Settings settings,
      AtlassianHosts store,
      CurrentCaller caller,
      CdiEvents events,
      Clock clock) {
    this.settings = settings;
    this.events = events;
    this.caller = caller;
    this.clock = clock;
    Settings.Inbound inbound = settings.inbound();
    this.hosts =
        new CachedHosts(
            store, settings.store().cacheTime(), settings.store().cacheSize(), System::nanoTime);
    this.allowedHosts = allowedHosts(settings);
    this.policy = new TokenPolicy(inbound.leeway(), inbound.maxTokenLifetime());
    this.hostTokens = new HostTokenVerifier(clock, policy);
    this.sessionTokenCodec =
        new SessionTokenCodec(
            clock, settings.appKey(), inbound.sessionTokenLifetime(), inbound.maxSession(), policy);
    this.sessionTokens =
        new CallerSessionTokens(sessionTokenCodec, caller::get, settings.baseUrl());
    this.refusals = new Refusals(settings.appKey(), clock, events::fire);
    this.client = openClient();
    this.permissions =
        new PermissionGuard(
            client,
            settings.permissions().cacheTime(),
            settings.permissions().cacheSize(),
            System::nanoTime,
            events::fire);
  }

  PermissionGuard permissions() {
    return permissions;
  }

  AtlassianClient client() {
    return client;
  }

  SessionTokens sessionTokens() {
    return sessionTokens;
  }

  void tell(AccessRefused refusal) {
    events.fire(refusal);
  }

  void close() {
    client.close();
  }

  HouseDoors doorsAt(String contextPath, Descriptor descriptor) {
    Mount mount = Mount.of(contextPath, settings.baseUrl());
    if (mount.needsProxy(settings.baseUrl())) {
      LOG.log(
          Level.WARNING,
          Problem.BASE_URL.says(
              ConfigKey.BASE_URL.key()
                  + "="
                  + settings.baseUrl()
                  + " does not point to the context path '"
                  + contextPath
                  + "': taken for the address of a proxy that maps one to the other"));
    }
    List<String> lifecyclePaths = LifecycleServlet.paths().stream().map(mount::inContext).toList();
    String descriptorPath = mount.inContext(DESCRIPTOR_PATH);
    return new HouseDoors(
        filter(mount, descriptorPath, lifecyclePaths, descriptor),
        new DescriptorServlet(descriptor),
        descriptorPath,
        lifecycleServlet(mount, descriptor.scopes()),
        lifecyclePaths);
  }

  private AuthenticationFilter filter(
      Mount mount, String descriptorPath, List<String> lifecyclePaths, Descriptor descriptor) {
    Settings.Inbound inbound = settings.inbound();
    List<String> ownPaths = new ArrayList<>(lifecyclePaths);
    ownPaths.add(descriptorPath);
    PathRules paths = PathChecks.rules(inbound, ownPaths, mount, descriptor);
    return new AuthenticationFilter(
        mount,
        paths,
        new RequestAuthenticator(
            new TenantTokens(hosts), paths, hostTokens, sessionTokenCodec, ownNames()),
        sessionTokens,
        new SecurityHeaders(allowedHosts.frameAncestors(), inbound.frameAncestors()),
        refusals,
        known -> caller.handOver(Optional.of(known)));
  }

  private LifecycleServlet lifecycleServlet(Mount mount, Set<ConnectScope> scopes) {
    Settings.Installs installs = settings.installs();
    Set<String> audiences = new HashSet<>(installs.allowedAudiences());
    audiences.add(settings.baseUrl().toString());
    CachedInstallKeys keys =
        new CachedInstallKeys(
            new HttpInstallKeys(installs.keyServer(), installs.keyServerTimeout()),
            System::nanoTime);
    return new LifecycleServlet(
        new LifecycleApp(settings.appKey(), mount.signedPrefix(), ownNames(), scopes, allowedHosts),
        new LifecycleTokens(
            new InstallTokenVerifier(clock, policy, keys, audiences), hostTokens, policy),
        hosts,
        refusals,
        events,
        clock);
  }

  private Set<String> ownNames() {
    return Set.of(settings.appKey(), settings.baseUrl().toString());
  }

  private AtlassianClients openClient() {
    Settings.Client limits = settings.client();
    return new AtlassianClients(
        caller::get,
        new CallModes(
            Configured.with(
                new ConnectApp(
                    new OutgoingTokenSigner(clock, settings.appKey()),
                    new AssertionSigner(clock, AUTHORIZATION_SERVER.toString()),
                    hosts)),
            Configured.missing("the API token is not configured"),
            Configured.missing("the service account is not configured")),
        new AtlassianServers(
            HttpTokenServer.form(
                AUTHORIZATION_SERVER.resolve("/oauth2/token"), limits.readTimeout(), clock),
            HttpTokenServer.json(OAUTH_SERVER.resolve("/oauth/token"), limits.readTimeout(), clock),
            GATEWAY),
        new ClientSettings(limits.connectTimeout(), limits.readTimeout()),
        new RateLimits(LimitSettings.USUAL, events::fire, clock, System::nanoTime, Pause.real()),
        settings.appKey(),
        clock,
        System::nanoTime);
  }

  private static HostAllowList allowedHosts(Settings settings) {
    try {
      return HostAllowList.of(settings.installs().allowedHosts());
    } catch (IllegalArgumentException wrong) {
      throw Problem.BAD_VALUE.mistake(ConfigKey.ALLOWED_HOSTS.key() + ": " + wrong.getMessage());
    }
  }
}
