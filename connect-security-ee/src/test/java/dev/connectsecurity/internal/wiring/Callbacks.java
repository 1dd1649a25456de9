package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import dev.connectsecurity.testing.LoopbackServer;
import dev.connectsecurity.testing.TokenBuilder;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jboss.weld.environment.se.WeldContainer;

/** Atlassian, as far as it calls an application's reception; its key server is on loopback. */
final class Callbacks implements AutoCloseable {
  private static final KeyPair ATLASSIAN = rsa();

  private final LoopbackServer keys = LoopbackServer.answering(pem());

  /** Gives the line that lets an application trust these callbacks. */
  String configLine() {
    return "atlassian.connect.key-server=" + keys.url("");
  }

  /** Sends {@code installed} or {@code uninstalled}. */
  FakeResponse send(WeldContainer app, String event, AtlassianHost tenant) throws Exception {
    FakeResponse response = new FakeResponse();
    HouseDoors doors =
        app.select(House.class)
            .get()
            .doorsAt("/app", app.select(ConnectExtension.class).get().deployment().descriptor());
    for (Door door : doors.servlets()) {
      if (door.paths().contains("/lifecycle/" + event)) {
        door.servlet()
            .service(request(event, tenant).asServletRequest(), response.asServletResponse());
      }
    }
    return response;
  }

  private static FakeRequest request(String event, AtlassianHost tenant) {
    String token =
        TokenBuilder.rs256(ATLASSIAN.getPrivate(), "k1")
            .claim("iss", tenant.clientKey())
            .claim("aud", "https://hello.example.com/app")
            .claim("qsh", CanonicalRequest.of("POST", "/lifecycle/" + event, null).hash())
            // within one second signatures are alike, and a token used twice is a replay
            .claim("jti", UUID.randomUUID().toString())
            .issuedAt(Instant.now())
            .validFor(Duration.ofMinutes(3))
            .sign();
    return FakeRequest.post("/app/lifecycle/" + event)
        .contextPath("/app")
        .header("Authorization", "JWT " + token)
        .json(body(event, tenant));
  }

  private static String body(String event, AtlassianHost tenant) {
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("key", "com.example.hello")
            .add("clientKey", tenant.clientKey())
            .add("baseUrl", tenant.baseUrl().toString())
            .add("productType", tenant.product().productType())
            .add("eventType", event);
    if (event.equals("installed")) {
      body.add("sharedSecret", tenant.sharedSecret().reveal());
    }
    tenant.oauthClientId().ifPresent(id -> body.add("oauthClientId", id));
    return body.build().toString();
  }

  private static byte[] pem() {
    String base64 = Base64.getMimeEncoder().encodeToString(ATLASSIAN.getPublic().getEncoded());
    return ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static KeyPair rsa() {
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
    keys.close();
  }
}
