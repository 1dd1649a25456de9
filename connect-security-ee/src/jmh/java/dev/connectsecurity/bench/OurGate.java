package dev.connectsecurity.bench;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.inbound.AuthenticationFilter;
import dev.connectsecurity.internal.inbound.CallerSessionTokens;
import dev.connectsecurity.internal.inbound.Mount;
import dev.connectsecurity.internal.inbound.PathRules;
import dev.connectsecurity.internal.inbound.RequestAuthenticator;
import dev.connectsecurity.internal.inbound.SecurityHeaders;
import dev.connectsecurity.internal.refusal.Refusals;
import dev.connectsecurity.internal.store.CachedHosts;
import dev.connectsecurity.internal.tenant.TenantTokens;
import dev.connectsecurity.internal.token.HostTokenVerifier;
import dev.connectsecurity.internal.token.SessionTokenCodec;
import dev.connectsecurity.internal.token.Sha256;
import dev.connectsecurity.internal.token.TokenPolicy;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.TokenUse;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The gate as an application has it, with tenants in the cache. */
final class OurGate {
  private static final Clock CLOCK = Clock.systemUTC();

  final AtlassianHosts hosts;
  private final AuthenticationFilter filter;
  private final BenchResponse response = new BenchResponse();

  OurGate(int tenants) {
    Map<String, AtlassianHost> stored = new HashMap<>();
    hosts = new CachedHosts(store(stored), Duration.ofHours(2), 200_000, System::nanoTime, CLOCK);
    for (int i = 0; i < tenants; i++) {
      stored.put(key(i), host(i));
      hosts.find(key(i));
    }
    PathRules paths = PathRules.of(List.of("/health"), List.of("/api/*"));
    TokenPolicy policy = new TokenPolicy(Duration.ofSeconds(30), Duration.ofHours(24));
    SessionTokenCodec codec =
        new SessionTokenCodec(
            CLOCK, Offer.APP, Duration.ofMinutes(15), Duration.ofHours(8), policy);
    filter =
        new AuthenticationFilter(
            Mount.of("/app", URI.create(Offer.BASE)),
            paths,
            new RequestAuthenticator(
                new TenantTokens(hosts),
                paths,
                new HostTokenVerifier(CLOCK, policy),
                codec,
                Set.of(Offer.APP, Offer.BASE)),
            new CallerSessionTokens(codec, () -> null, URI.create(Offer.BASE)),
            new SecurityHeaders(List.of("https://*.atlassian.net"), List.of()),
            new Refusals(Offer.APP, CLOCK, rejected -> {}),
            caller -> () -> {});
  }

  // The store in memory compares each new tenant with all others: too slow for 100 000.
  private static AtlassianHosts store(Map<String, AtlassianHost> stored) {
    return (AtlassianHosts)
        Proxy.newProxyInstance(
            OurGate.class.getClassLoader(),
            new Class<?>[] {AtlassianHosts.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "find", "findFresh" -> Optional.ofNullable(stored.get(arguments[0]));
                  case "previousSecret" -> Optional.empty();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  static TokenUse use(int tenant) {
    String hash = Sha256.hex("install-" + tenant);
    return new TokenUse(hash, hash, Instant.now(), Instant.now().plusSeconds(60));
  }

  static String key(int tenant) {
    return tenant == 0 ? Offer.TENANT : new UUID(tenant, tenant).toString();
  }

  static String secret(int tenant) {
    return tenant == 0 ? Offer.SECRET : "secret-".repeat(8) + tenant;
  }

  static AtlassianHost host(int tenant) {
    return new AtlassianHost(
        key(tenant),
        Product.JIRA,
        URI.create("https://acme-" + tenant + ".atlassian.net"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new UUID(7, tenant).toString()),
        Optional.of("oauth-client-" + tenant),
        Secret.of(secret(tenant)),
        Set.of(ConnectScope.WRITE, ConnectScope.ACT_AS_USER),
        HostStatus.ENABLED);
  }

  int status(BenchRequest request) throws IOException, ServletException {
    return status(request, response);
  }

  int status(BenchRequest request, BenchResponse response) throws IOException, ServletException {
    response.setStatus(200);
    filter.doFilter(request.again(), response, (passed, answer) -> {});
    return response.getStatus();
  }
}
