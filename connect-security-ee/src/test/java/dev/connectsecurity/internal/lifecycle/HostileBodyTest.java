package dev.connectsecurity.internal.lifecycle;

import static dev.connectsecurity.internal.lifecycle.Rejected.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come with a perfect token. */
final class HostileBodyTest {
  private final Reception reception;

  HostileBodyTest() throws Exception {
    reception = new Reception();
  }

  @AfterEach
  void close() {
    reception.close();
  }

  @ParameterizedTest(name = "row 80: {0} is {1}")
  @CsvSource({
    "eventType,uninstalled",
    "eventType,INSTALLED",
    "key,other.app",
    "productType,bitbucket",
    "productType,JIRA",
    "productType,''"
  })
  void wrongMember_isBad(String member, String value) {
    bad(Body.installed("N").with(member, value));
  }

  @ParameterizedTest(name = "rows 80, 84: {0} is missing, null, a number, an object")
  @ValueSource(
      strings = {"clientKey", "key", "eventType", "productType", "baseUrl", "sharedSecret"})
  void requiredMemberThatIsNoText_isBad(String member) throws Exception {
    bad(Body.installed("N").without(member));
    for (JsonValue value :
        new JsonValue[] {JsonValue.NULL, Json.createValue(1), JsonValue.EMPTY_JSON_OBJECT}) {
      try (Reception another = new Reception()) {
        bad(another, Body.installed("N").with(member, value));
      }
    }
  }

  @ParameterizedTest(name = "row 84: {0} is not a text")
  @ValueSource(
      strings = {"displayUrl", "displayUrlServicedeskHelpCenter", "cloudId", "oauthClientId"})
  void optionalMemberThatIsNoText_isBad(String member) {
    bad(Body.installed("N").with(member, JsonValue.TRUE));
  }

  @ParameterizedTest(name = "row 84: {0} of {1} characters")
  @CsvSource({
    "sharedSecret,0",
    "sharedSecret,31",
    "sharedSecret,1025",
    "clientKey,0",
    "clientKey,300",
    "cloudId,256",
    "oauthClientId,256"
  })
  void textThatIsTooShortOrTooLong_isBad(String member, int length) {
    bad(Body.installed("N").with(member, "x".repeat(length)));
  }

  @ParameterizedTest(name = "{0} with what no store keeps as it is")
  @ValueSource(strings = {"sharedSecret", "cloudId", "oauthClientId", "baseUrl"})
  void controlCharacters_areBad(String member) throws Exception {
    for (String odd : new String[] {"\u0000", "\r\n", "\u007f"}) {
      try (Reception another = new Reception()) {
        bad(
            another,
            Body.installed("N").with(member, "https://n.atlassian.net/" + "x".repeat(32) + odd));
      }
    }
  }

  @Test
  @DisplayName("row 84: the secret is measured in bytes")
  void secretOf513TwoByteCharacters_isBad() {
    bad(Body.installed("N").with("sharedSecret", "é".repeat(513)));
  }

  @ParameterizedTest(name = "rows 49, 84: clientKey \"{0}\"")
  @ValueSource(strings = {"a b", "a\r\nb", "a\u0000", "ä", "a\u2028", "a\u007f"})
  void clientKeyWithInvisibleOrForeignCharacters_isBad(String clientKey) {
    bad(Body.installed("N").with("clientKey", clientKey));
  }

  @ParameterizedTest(name = "row 81: {0}")
  @ValueSource(
      strings = {
        "http://acme.atlassian.net",
        "https://evil.example",
        "https://acme.atlassian.net@evil.example",
        "https://acme.atlassian.net.evil.example",
        "https://127.0.0.1",
        "https://[::1]",
        "http://169.254.169.254",
        "file:///etc/passwd",
        "https://acme.atlassian.net:8443",
        "https://acme.atlassian.net.",
        "https://аcme.atlassian.net",
        "https://acme.atlassian.net\r\nX: y",
      })
  void baseUrlElsewhere_isBadForBothEvents(String baseUrl) {
    bad(Body.installed("N").with("baseUrl", baseUrl));
    assertThat(reception.keys.asked()).containsExactly("/k1");
    FakeResponse response =
        reception.send(
            "uninstalled",
            reception.atlassianToken("A", "uninstalled"),
            Body.of("uninstalled", "A").with("baseUrl", baseUrl));
    assertThat(response.status()).isEqualTo(400);
    assertThat(reception.unchanged()).isTrue();
  }

  @Test
  @DisplayName("row 81: 4 kB")
  void baseUrlOf4096Characters_isBad() {
    bad(Body.installed("N").with("baseUrl", "https://acme.atlassian.net/" + "w".repeat(4069)));
  }

  @ParameterizedTest(name = "rows 84, 85: {0}")
  @ValueSource(
      strings = {
        "",
        " ",
        "not JSON",
        "[]",
        "null",
        "\"x\"",
        "{",
        "{}",
        "{} x",
        "{'key':1}",
        "{\"clientKey\":\"N\",\"clientKey\":\"N\"}",
        "{\"a\":NaN}",
        "\uFEFF{}",
      })
  void bodyThatIsNoStrictObject_isBad(String body) {
    bad(reception, body);
  }

  @Test
  @DisplayName("row 84: the secret twice, with an otherwise perfect body")
  void repeatedMember_isBad() {
    String body = Body.installed("N").toString();

    bad(reception, body.replace("{", "{\"sharedSecret\":\"" + "s".repeat(32) + "\","));
  }

  @Test
  @DisplayName("row 85: depth of 10 000")
  void deepBody_isBad() {
    bad(reception, "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
  }

  @Test
  @DisplayName("row 85: depth of 32 is read, 33 is not")
  void depth_endsAt32() throws Exception {
    String body = Body.installed("N").toString();
    String member = "{\"deep\":" + "[".repeat(31) + "]".repeat(31) + ",";
    try (Reception another = new Reception()) {
      bad(another, body.replace("{", member.replace("[]", "[[]]")));
    }

    FakeResponse response =
        reception.send(
            "installed", reception.atlassianToken("N", "installed"), body.replace("{", member));
    assertThat(response.status()).isEqualTo(204);
  }

  @Test
  @DisplayName("row 85: UTF-16 behind a claim of UTF-8")
  void bodyInUtf16_isBad() {
    FakeRequest request =
        signed()
            .body(
                "application/json",
                Body.installed("N").toString().getBytes(StandardCharsets.UTF_16));

    rejected(reception, reception.send(request), Reason.BAD_REQUEST);
  }

  private void bad(Body body) {
    bad(reception, body);
  }

  private static void bad(Reception at, Object body) {
    rejected(
        at, at.send("installed", at.atlassianToken("N", "installed"), body), Reason.BAD_REQUEST);
  }

  private FakeRequest signed() {
    return Reception.post("installed")
        .header("Authorization", "JWT " + reception.atlassianToken("N", "installed").sign());
  }
}
