package dev.connectsecurity.it.support;

import dev.connectsecurity.samples.simulator.Simulator;
import dev.connectsecurity.samples.simulator.token.TokenBuilder;
import dev.connectsecurity.samples.simulator.token.Tokens;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The other side: its key server stands before the first WAR is made, and until the end. */
public final class Atlassian {
  /** How long its tokens live. */
  public static final Duration LIFE = Duration.ofMinutes(3);

  private static final Simulator SIMULATOR = Simulator.start();

  private Atlassian() {}

  /** Gives the simulator. */
  public static Simulator simulator() {
    return SIMULATOR;
  }

  /** Begins the token of a lifecycle callback that Atlassian signs. */
  public static TokenBuilder token(String clientKey, String event) {
    var key = SIMULATOR.keyServer().current();
    return Tokens.rs256(key.privateKey(), key.kid())
        .issuer(clientKey)
        .audience(War.BASE_URL)
        .valid(Instant.now(), LIFE)
        // signatures by RSA are alike within one second, and a token used twice is a replay
        .claim("jti", UUID.randomUUID().toString())
        .bindTo("POST", War.BASE_URL + "/lifecycle/" + event, War.BASE_URL);
  }

  /** Writes the body of a lifecycle callback. */
  public static JsonObject body(Tenant tenant, String event) {
    var body =
        Json.createObjectBuilder()
            .add("key", War.APP_KEY)
            .add("clientKey", tenant.clientKey())
            .add("baseUrl", tenant.baseUrl())
            .add("productType", "jira")
            .add("description", "a site of the tests")
            .add("eventType", event);
    if (event.equals("installed")) {
      body.add("sharedSecret", tenant.secret());
    }
    return body.build();
  }

  /** Sends a lifecycle callback with any token and body. */
  public static Answer post(RawHttp http, String event, String token, String body) {
    return http.send(
        "POST",
        "/app/lifecycle/" + event,
        body,
        "Content-Type: application/json",
        "Authorization: JWT " + token);
  }

  /** Sends a lifecycle callback as it should be. */
  public static Answer post(RawHttp http, String event, Tenant tenant) {
    String token = token(tenant.clientKey(), event).sign();
    return post(http, event, token, body(tenant, event).toString());
  }

  /** Installs the app, which has to succeed. */
  public static void install(RawHttp http, Tenant tenant) {
    succeed(post(http, "installed", tenant));
  }

  /** Uninstalls the app, which has to succeed. */
  public static void uninstall(RawHttp http, Tenant tenant) {
    succeed(post(http, "uninstalled", tenant));
  }

  private static void succeed(Answer answer) {
    if (answer.status() != 204) {
      throw new AssertionError("the callback was answered with " + answer);
    }
  }
}
