package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.refusal.Refusals;
import dev.connectsecurity.internal.token.HostTokenVerifier;
import dev.connectsecurity.internal.token.HttpInstallKeys;
import dev.connectsecurity.internal.token.InstallTokenVerifier;
import dev.connectsecurity.internal.token.TokenPolicy;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import dev.connectsecurity.testing.LogLines;
import dev.connectsecurity.testing.TokenBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The reception with all that is around it: a store with tenants A and B installed and U
 * uninstalled, N unknown, and a key server on the loopback interface that knows the key k1.
 */
final class Reception implements AutoCloseable {
  static final String APP_KEY = "com.example.app";
  static final String BASE_URL = "https://app.example/app";
  static final String SECRET_A = "secret-of-tenant-A-0123456789abcdef";
  static final String SECRET_B = "secret-of-tenant-B-0123456789abcdef";
  static final String SECRET_U = "secret-of-tenant-U-0123456789abcdef";
  static final String NEW_SECRET = "new-secret-out-of-a-body-0123456789";
  static final KeyPair ATLASSIAN = rsa();
  static final KeyPair STRANGER = rsa();
  private static final TokenPolicy POLICY =
      new TokenPolicy(Duration.ofSeconds(30), Duration.ofHours(24));

  final SteppingClock clock = new SteppingClock();
  final FakeHosts hosts = new FakeHosts();
  final KeyServer keys = new KeyServer().key("k1", ATLASSIAN.getPublic());
  final List<Object> events = new CopyOnWriteArrayList<>();
  final LogLines log = new LogLines("dev.connectsecurity.rejected");
  final LifecycleServlet servlet;
  private final Map<String, AtlassianHost> before;

  Reception() throws IOException {
    this(List.of("*.atlassian.net"), null);
  }

  /** Makes one; the observer comes after the list of events. */
  Reception(List<String> allowedHosts, LifecycleEvents observer) throws IOException {
    hosts.put(tenant("A", SECRET_A));
    hosts.put(tenant("B", SECRET_B));
    hosts.put(tenant("U", SECRET_U).withStatus(HostStatus.UNINSTALLED));
    before = hosts.rows();
    LifecycleEvents told =
        event -> {
          events.add(event);
          if (observer != null) {
            observer.fire(event);
          }
        };
    servlet =
        new LifecycleServlet(
            new LifecycleApp(
                APP_KEY,
                "/app",
                Set.of(BASE_URL, APP_KEY),
                Set.of(ConnectScope.READ, ConnectScope.ACT_AS_USER),
                HostAllowList.of(allowedHosts)),
            new LifecycleTokens(
                new InstallTokenVerifier(
                    clock,
                    POLICY,
                    new CachedInstallKeys(
                        new HttpInstallKeys(keys.uri(), Duration.ofSeconds(5)), clock::nanos),
                    Set.of(BASE_URL)),
                new HostTokenVerifier(clock, POLICY),
                POLICY),
            hosts,
            new Refusals(APP_KEY, clock, told::fire),
            told,
            clock);
  }

  static AtlassianHost tenant(String clientKey, String secret) {
    return new AtlassianHost(
        clientKey,
        Product.JIRA,
        URI.create("https://" + clientKey.toLowerCase(Locale.ROOT) + ".atlassian.net"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Secret.of(secret),
        Set.of(ConnectScope.READ),
        HostStatus.ENABLED);
  }

  /** Begins the token that Atlassian sends with installed or uninstalled. */
  TokenBuilder atlassianToken(String clientKey, String event) {
    return claims(TokenBuilder.rs256(ATLASSIAN.getPrivate(), "k1"), clientKey, event)
        .claim("aud", BASE_URL);
  }

  /** Begins the token that a tenant sends with enabled or disabled. */
  TokenBuilder tenantToken(String clientKey, String secret, String event) {
    return claims(TokenBuilder.hs256(secret), clientKey, event);
  }

  TokenBuilder claims(TokenBuilder token, String clientKey, String event) {
    return token
        .claim("iss", clientKey)
        .claim("qsh", qsh("POST&/lifecycle/" + event + "&"))
        .issuedAt(clock.instant())
        .validFor(Duration.ofMinutes(3));
  }

  static FakeRequest post(String event) {
    return FakeRequest.post("/app/lifecycle/" + event).contextPath("/app");
  }

  FakeResponse send(String event, TokenBuilder token, Object body) {
    return send(event, token.sign(), body);
  }

  FakeResponse send(String event, String token, Object body) {
    return send(post(event).header("Authorization", "JWT " + token).json(body.toString()));
  }

  FakeResponse send(FakeRequest request) {
    FakeResponse response = new FakeResponse();
    try {
      servlet.service(request.asServletRequest(), response.asServletResponse());
    } catch (IOException e) {
      throw new AssertionError("the servlet failed", e);
    }
    return response;
  }

  /** Installs as Atlassian would. */
  FakeResponse install(String clientKey) {
    return install(Body.installed(clientKey));
  }

  FakeResponse install(Body body) {
    return send("installed", atlassianToken(body.json().getString("clientKey"), "installed"), body);
  }

  boolean unchanged() {
    return hosts.rows().equals(before);
  }

  static String qsh(String canonical) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    log.close();
    keys.close();
  }
}
