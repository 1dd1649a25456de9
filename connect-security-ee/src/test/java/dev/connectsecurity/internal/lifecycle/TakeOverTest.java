package dev.connectsecurity.internal.lifecycle;

import static dev.connectsecurity.internal.lifecycle.Rejected.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.FakeResponse;
import dev.connectsecurity.testing.TokenBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts to become, or to be rid of, somebody else's tenant: all by the token. */
final class TakeOverTest {
  private final Reception reception;

  TakeOverTest() throws Exception {
    reception = new Reception();
  }

  @AfterEach
  void close() {
    reception.close();
  }

  @Test
  @DisplayName("row 73: installed without a token")
  void installationWithoutToken_isRefused() {
    FakeResponse response =
        reception.send(Reception.post("installed").json(Body.installed("N").toString()));

    rejected(reception, response, Reason.MISSING);
  }

  @Test
  @DisplayName("row 74: uninstalled without a token")
  void uninstallationWithoutToken_isRefused() {
    FakeResponse response =
        reception.send(Reception.post("uninstalled").json(Body.of("uninstalled", "A").toString()));

    rejected(reception, response, Reason.MISSING);
  }

  @ParameterizedTest(name = "row 77: token of A, body of {0}, first installation or not")
  @ValueSource(strings = {"B", "N", "U"})
  void tokenOfAnotherTenant_isForbidden(String clientKey) {
    FakeResponse response =
        reception.send(
            "installed", reception.atlassianToken("A", "installed"), Body.installed(clientKey));

    rejected(reception, response, Reason.OTHER_TENANT);
  }

  @Test
  @DisplayName("row 77: neither tenant is known")
  void tokenOfAnotherTenantWhereBothAreUnknown_isForbidden() {
    FakeResponse response =
        reception.send(
            "installed", reception.atlassianToken("N1", "installed"), Body.installed("N2"));

    rejected(reception, response, Reason.OTHER_TENANT);
  }

  @ParameterizedTest(name = "row 78: aud {0}")
  @MethodSource("wrongAudiences")
  void otherAudience_isRefused(Object audience) {
    TokenBuilder token = reception.atlassianToken("N", "installed");
    token = "missing".equals(audience) ? token.without("aud") : token.claim("aud", audience);

    rejected(reception, reception.send("installed", token, Body.installed("N")), Reason.AUDIENCE);
  }

  static Stream<Object> wrongAudiences() {
    return Stream.of(
        "missing",
        List.of(),
        7,
        "https://other.example",
        List.of("https://other.example", Reception.BASE_URL),
        "https://app.example/app.evil",
        "https://app.example/application",
        "https://evil@app.example/app",
        "https://APP.example/app",
        "https://app.example:443/app",
        "https://app.example/app//",
        Reception.APP_KEY);
  }

  @Test
  @DisplayName("row 78: the audience may have one slash at its end")
  void audienceWithTrailingSlash_isAccepted() {
    TokenBuilder token =
        reception.atlassianToken("N", "installed").claim("aud", Reception.BASE_URL + "/");

    assertThat(reception.send("installed", token, Body.installed("N")).status()).isEqualTo(204);
  }

  @ParameterizedTest(name = "row 79: qsh {0}")
  @ValueSource(strings = {"POST&/lifecycle/uninstalled&", "GET&/lifecycle/installed&", ""})
  void tokenForAnotherRequest_isRefusedAlsoOnFirstInstallation(String canonical) {
    TokenBuilder token =
        reception.atlassianToken("N", "installed").claim("qsh", Reception.qsh(canonical));

    rejected(
        reception,
        reception.send("installed", token, Body.installed("N")),
        Reason.QUERY_STRING_HASH);
  }

  @ParameterizedTest(name = "rows 50, 79: qsh {0}")
  @ValueSource(strings = {"context-qsh", "missing"})
  void tokenForNoRequest_isRefusedAlsoOnFirstInstallation(String qsh) {
    TokenBuilder token = reception.atlassianToken("N", "installed");
    token = "missing".equals(qsh) ? token.without("qsh") : token.claim("qsh", qsh);

    rejected(
        reception,
        reception.send("installed", token, Body.installed("N")),
        Reason.QUERY_STRING_HASH);
  }

  @Test
  @DisplayName("peers: installed without exp")
  void tokenWithoutExpiry_isRefused() {
    TokenBuilder token = reception.atlassianToken("N", "installed").without("exp");

    rejected(reception, reception.send("installed", token, Body.installed("N")), Reason.EXPIRED);
  }
}
