package dev.connectsecurity.it.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.War;
import dev.connectsecurity.samples.simulator.SigningKey;
import dev.connectsecurity.samples.simulator.token.TokenBuilder;
import dev.connectsecurity.samples.simulator.token.Tokens;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The probes of Atlassian's own scanner, connect-security-req-tester, at every URL that the served
 * descriptor names.
 */
interface ScannerProbes extends Promise {
  SigningKey STRANGER = SigningKey.generate();
  Duration LIFE = Duration.ofHours(3);

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"GET", "POST"})
  default void everyUrlOfTheDescriptor_refusesTheProbes(String method) {
    List<String> urls = urlsOfTheDescriptor();
    assertThat(urls).contains("/page", "/secure/admin", "/other", "/lifecycle/installed");

    for (String url : urls) {
      for (Map.Entry<String, String> probe : probes(method, "/app" + url).entrySet()) {
        Answer answer =
            gate()
                .keepsFromApplication(
                    () ->
                        gate()
                            .http()
                            .send(
                                method,
                                "/app" + url,
                                method.equals("POST") ? "{}" : "",
                                "Content-Type: application/json",
                                probe.getValue()));
        assertThat(answer.status())
            .as("%s %s, %s", method, url, probe.getKey())
            .isBetween(400, 499);
        assertHeaders(answer);
      }
    }
  }

  private List<String> urlsOfTheDescriptor() {
    JsonObject descriptor =
        Json.createReader(new StringReader(gate().http().get("/app/atlassian-connect.json").body()))
            .readObject();
    Stream<String> modules =
        descriptor.getJsonObject("modules").values().stream()
            .flatMap(list -> list.asJsonArray().stream())
            .map(module -> module.asJsonObject().getString("url").split("\\?")[0]);
    Stream<String> lifecycle =
        descriptor.getJsonObject("lifecycle").keySet().stream()
            .map(event -> descriptor.getJsonObject("lifecycle").getString(event));
    return Stream.concat(modules, lifecycle).toList();
  }

  private static Map<String, String> probes(String method, String target) {
    return Map.of(
        "no token", "X-Nothing: at all",
        "made-up secret",
            header(bound(Tokens.hs256("a-secret-that-was-made-up-by-a-scanner"), method, target)),
        "alg none", header(bound(Tokens.unsigned(), method, target)),
        "RS256 by a random key", header(bound(randomKey(), method, target)));
  }

  private static TokenBuilder randomKey() {
    return Tokens.rs256(STRANGER.privateKey(), "fake-kid").audience(War.BASE_URL);
  }

  private static TokenBuilder bound(TokenBuilder token, String method, String target) {
    return token
        .issuer("unknown")
        .valid(Instant.now(), LIFE)
        .bindTo(method, "https://app.example" + target, War.BASE_URL);
  }

  private static String header(TokenBuilder token) {
    return "Authorization: JWT " + token.sign();
  }

  private static void assertHeaders(Answer answer) {
    assertThat(answer.header("Cache-Control").orElse("")).contains("no-cache", "no-store");
    assertThat(answer.header("Referrer-Policy").orElse(""))
        .isNotEmpty()
        .isNotIn("no-referrer-when-downgrade", "unsafe-url");
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(answer.header("Strict-Transport-Security").orElse("")).contains("max-age=31536000");
  }
}
