package dev.connectsecurity.internal.lifecycle;

import static dev.connectsecurity.internal.lifecycle.Reception.ATLASSIAN;
import static dev.connectsecurity.internal.lifecycle.Reception.STRANGER;
import static dev.connectsecurity.internal.lifecycle.Rejected.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.FakeResponse;
import dev.connectsecurity.testing.TokenBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are signed by another key or in another way than the path demands. */
final class ForeignKeyTest {
  private final Reception reception;

  ForeignKeyTest() throws Exception {
    reception = new Reception();
  }

  @AfterEach
  void close() {
    reception.close();
  }

  @ParameterizedTest(name = "rows 6, 75: HS256 with the tenant's secret to {0}")
  @ValueSource(strings = {"installed", "uninstalled"})
  void tenantsOwnToken_isRefused(String event) {
    TokenBuilder token =
        reception.tenantToken("A", Reception.SECRET_A, event).claim("aud", Reception.BASE_URL);

    FakeResponse response =
        reception.send(event, token, Body.installed("A").with("eventType", event));

    rejected(reception, response, Reason.ALGORITHM);
    assertThat(reception.keys.asked()).isEmpty();
  }

  @ParameterizedTest(name = "rows 50, 76: a context token to {0} (CVE-2021-26073)")
  @ValueSource(strings = {"installed", "uninstalled"})
  void contextToken_isRefused(String event) {
    TokenBuilder token =
        reception.tenantToken("A", Reception.SECRET_A, event).claim("qsh", "context-qsh");

    rejected(
        reception,
        reception.send(event, token, Body.installed("A").with("eventType", event)),
        Reason.ALGORITHM);
  }

  @ParameterizedTest(name = "row 1: alg none, signature \"{0}\"")
  @ValueSource(strings = {"", "c2ln"})
  void unsignedToken_isRefused(String signature) {
    String signed = reception.atlassianToken("A", "installed").sign();
    String header = TokenBuilder.encode("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    String token =
        header + signed.substring(signed.indexOf('.'), signed.lastIndexOf('.') + 1) + signature;

    rejected(reception, reception.send("installed", token, Body.installed("A")), Reason.ALGORITHM);
  }

  @Test
  @DisplayName("row 4: HS256 keyed with the public key's text")
  void keyConfusion_isRefused() {
    String pem = KeyServer.pem(ATLASSIAN.getPublic());
    TokenBuilder token =
        reception.claims(TokenBuilder.hs256(pem), "A", "installed").claim("aud", "x");

    rejected(reception, reception.send("installed", token, Body.installed("A")), Reason.ALGORITHM);
  }

  @Test
  @DisplayName("row 7: signed by a key of the attacker's that the token carries")
  void strangersKey_isRefused() {
    TokenBuilder token = stranger("k1").header("jwk", Map.of("kty", "RSA"));

    FakeResponse response = reception.send("installed", token, Body.installed("A"));

    assertThat(response.status()).isEqualTo(401);
    assertThat(reception.unchanged()).isTrue();
    assertThat(reception.keys.asked().size()).isLessThanOrEqualTo(1);
  }

  @Test
  void strangersSignatureUnderAKnownKeyId_isRefused() {
    FakeResponse response = reception.send("installed", stranger("k1"), Body.installed("A"));

    rejected(reception, response, Reason.SIGNATURE);
  }

  @ParameterizedTest(name = "row 8: {0} in the header")
  @ValueSource(strings = {"jku", "x5u"})
  void addressOfAKeyInTheHeader_isRefused(String member) {
    TokenBuilder token =
        reception.atlassianToken("A", "installed").header(member, reception.keys.uri() + "/evil");

    rejected(reception, reception.send("installed", token, Body.installed("A")), Reason.HEADER);
    assertThat(reception.keys.asked()).doesNotContain("/evil");
  }

  @ParameterizedTest(name = "rows 10, 11: kid \"{0}\"")
  @ValueSource(
      strings = {
        "",
        "../k1",
        "a/../../admin",
        "..%2fk1",
        "k1?x=1",
        "k1#f",
        "//127.0.0.2/k",
        "http://127.0.0.2/",
        "k1\n",
        "k1%00",
        "k1 ",
        "${jndi:ldap://127.0.0.2/x}",
        "' OR 1=1--",
      })
  void keyIdOfAnotherShape_isRefusedBeforeAnyFetch(String kid) {
    TokenBuilder token = reception.atlassianToken("A", "installed").header("kid", kid);

    rejected(reception, reception.send("installed", token, Body.installed("A")), Reason.KEY_ID);
    assertThat(reception.keys.asked()).isEmpty();
  }

  @ParameterizedTest(name = "row 10: {0}")
  @MethodSource("oddKeyIds")
  void keyIdThatIsLongNumericOrMissing_isRefusedBeforeAnyFetch(String name, Object kid) {
    TokenBuilder token = reception.atlassianToken("A", "installed");
    token = kid == null ? token.withoutHeader("kid") : token.header("kid", kid);

    rejected(reception, reception.send("installed", token, Body.installed("A")), Reason.KEY_ID);
    assertThat(reception.keys.asked()).isEmpty();
  }

  static Stream<Arguments> oddKeyIds() {
    return Stream.of(
        Arguments.of("129 characters", "k".repeat(129)),
        Arguments.of("a number", 1),
        Arguments.of("missing", null));
  }

  @Test
  @DisplayName("row 82: a base URL of the staging site does not choose a staging key server")
  void stagingKey_isUnknown() {
    FakeResponse response =
        reception.send(
            "installed",
            stranger("staging-key"),
            Body.installed("A").with("baseUrl", "https://x.jira-dev.com"));

    rejected(reception, response, Reason.KEY_ID);
    assertThat(reception.keys.asked()).containsExactly("/staging-key");
  }

  private TokenBuilder stranger(String kid) {
    return reception
        .claims(TokenBuilder.rs256(STRANGER.getPrivate(), kid), "A", "installed")
        .claim("aud", Reception.BASE_URL);
  }
}
