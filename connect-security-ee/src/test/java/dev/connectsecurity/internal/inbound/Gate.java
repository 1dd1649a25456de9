package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.RequestRejected;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.refusal.Refusals;
import dev.connectsecurity.internal.tenant.TenantTokens;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.internal.token.HostTokenVerifier;
import dev.connectsecurity.internal.token.SessionTokenCodec;
import dev.connectsecurity.internal.token.TokenPolicy;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import dev.connectsecurity.testing.TokenBuilder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A gate with tenants A (installed) and U (uninstalled) behind context path /app, and what went
 * through it.
 */
final class Gate {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final URI BASE_URL = URI.create("https://app.example/app");
  static final String SECRET_A = "a-secret-of-tenant-A-that-is-long-enough";
  static final String SECRET_U = "a-secret-of-tenant-U-that-is-long-enough";
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  final StaleHosts hosts = new StaleHosts();
  final List<RequestRejected> rejections = new ArrayList<>();
  final List<String> dispatches = new ArrayList<>();
  final List<HttpServletRequest> passed = new ArrayList<>();
  final SessionTokenCodec codec =
      new SessionTokenCodec(
          CLOCK,
          "com.example.app",
          Duration.ofMinutes(15),
          Duration.ofHours(8),
          new TokenPolicy(Duration.ofSeconds(30), Duration.ofHours(24)));
  final CallerSessionTokens sessionTokens;
  private final AuthenticationFilter filter;

  Gate() {
    hosts.store(host("A", SECRET_A, HostStatus.ENABLED));
    hosts.store(host("U", SECRET_U, HostStatus.UNINSTALLED));
    PathRules paths = PathRules.of(List.of("/public/*", "/health"), List.of("/api/*"));
    TokenPolicy policy = new TokenPolicy(Duration.ofSeconds(30), Duration.ofHours(24));
    sessionTokens = new CallerSessionTokens(codec, () -> Caller.of(passed.get(0)), BASE_URL);
    filter =
        new AuthenticationFilter(
            Mount.of("/app", BASE_URL),
            paths,
            new RequestAuthenticator(
                new TenantTokens(hosts),
                paths,
                new HostTokenVerifier(CLOCK, policy),
                codec,
                Set.of("com.example.app", BASE_URL.toString())),
            sessionTokens,
            new SecurityHeaders(
                List.of("https://*.atlassian.net"), List.of("https://portal.example")),
            new Refusals("com.example.app", CLOCK, rejections::add),
            caller -> {
              dispatches.add("begin " + caller.getName());
              return () -> dispatches.add("end " + caller.getName());
            });
  }

  static AtlassianHost host(String clientKey, String secret, HostStatus status) {
    return new AtlassianHost(
        clientKey,
        Product.JIRA,
        URI.create("https://acme.atlassian.net"),
        Optional.of(URI.create("https://jira.acme.example/x")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Secret.of(secret),
        Set.of(ConnectScope.WRITE),
        status);
  }

  FakeResponse send(FakeRequest request) throws IOException, ServletException {
    return send(request, (req, res) -> passed.add((HttpServletRequest) req));
  }

  FakeResponse send(FakeRequest request, FilterChain chain) throws IOException, ServletException {
    FakeResponse response = new FakeResponse();
    filter.doFilter(
        request.contextPath("/app").asServletRequest(), response.asServletResponse(), chain);
    return response;
  }

  /** A token of tenant A for a page, as Atlassian would put it into the header. */
  static String tokenFor(String method, String pathBelowBase, String query) {
    return tokenOfA().claim("qsh", CanonicalRequest.of(method, pathBelowBase, query).hash()).sign();
  }

  static TokenBuilder tokenOfA() {
    return token(SECRET_A).claim("iss", "A");
  }

  static TokenBuilder token(String secret) {
    return TokenBuilder.hs256(secret)
        .claim("sub", "alice")
        .issuedAt(NOW)
        .validFor(Duration.ofMinutes(3));
  }
}
