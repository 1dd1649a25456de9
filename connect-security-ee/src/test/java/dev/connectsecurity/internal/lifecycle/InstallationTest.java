package dev.connectsecurity.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AppInstalled;
import dev.connectsecurity.AppUninstalled;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import dev.connectsecurity.testing.FakeResponse;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InstallationTest {
  private final Reception reception;

  InstallationTest() throws Exception {
    reception = new Reception();
  }

  @AfterEach
  void close() {
    reception.close();
  }

  @Test
  void firstInstallation_isStoredWholeAndTold() {
    FakeResponse response =
        reception.install(
            Body.installed("N")
                .with("productType", "confluence")
                .with("baseUrl", "https://acme.atlassian.net/wiki/")
                .with("displayUrl", "https://wiki.acme.example")
                .with("displayUrlServicedeskHelpCenter", "https://help.acme.example/portal/")
                .with("cloudId", "11-22")
                .with("oauthClientId", "client-1")
                .with("unknown", JsonValue.EMPTY_JSON_OBJECT));

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    AtlassianHost stored = reception.hosts.rows().get("N");
    assertThat(stored.product()).isEqualTo(Product.CONFLUENCE);
    assertThat(stored.baseUrl()).isEqualTo(URI.create("https://acme.atlassian.net/wiki"));
    assertThat(stored.displayUrl()).contains(URI.create("https://wiki.acme.example"));
    assertThat(stored.helpCenterUrl()).contains(URI.create("https://help.acme.example/portal"));
    assertThat(stored.cloudId()).contains("11-22");
    assertThat(stored.oauthClientId()).contains("client-1");
    assertThat(stored.sharedSecret()).isEqualTo(Secret.of(Reception.NEW_SECRET));
    assertThat(stored.scopes()).isEqualTo(Set.of(ConnectScope.READ, ConnectScope.ACT_AS_USER));
    assertThat(stored.status()).isEqualTo(HostStatus.ENABLED);
    assertThat(reception.events).containsExactly(new AppInstalled(stored, false));
  }

  @Test
  void reinstallation_replacesSecretAndScopesAndIsToldAsAgain() {
    assertThat(reception.install("A").status()).isEqualTo(204);

    AtlassianHost stored = reception.hosts.rows().get("A");
    assertThat(stored.sharedSecret()).isEqualTo(Secret.of(Reception.NEW_SECRET));
    assertThat(stored.scopes()).contains(ConnectScope.ACT_AS_USER);
    assertThat(reception.events).containsExactly(new AppInstalled(stored, true));
  }

  @Test
  void reinstallationAfterUninstallation_enablesTheTenant() {
    assertThat(reception.install("U").status()).isEqualTo(204);
    assertThat(reception.hosts.rows().get("U").status()).isEqualTo(HostStatus.ENABLED);
  }

  @Test
  void tokenUse_isRememberedUntilLeewayAfterExpiry() {
    String token = reception.atlassianToken("N", "installed").sign();
    String body = Body.installed("N").toString();

    reception.send("installed", token, body);

    assertThat(reception.hosts.uses())
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.tokenHash()).isEqualTo(Reception.qsh(token));
              assertThat(use.bodyHash()).isEqualTo(Reception.qsh(body));
              assertThat(use.usedAt()).isEqualTo(reception.clock.instant());
              assertThat(use.expiresAt())
                  .isEqualTo(reception.clock.instant().plus(Duration.ofSeconds(210)));
            });
  }

  @Test
  @DisplayName("peers: signed installation repeated with the same kid fetches one key")
  void secondInstallation_needsNoSecondKeyFetch() {
    reception.install("N");
    reception.install("A");

    assertThat(reception.keys.asked()).containsExactly("/k1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://wiki.acme.example",
        "https://wiki.acme.example/?q",
        "javascript:alert(1)",
        "https://a b",
        "nonsense"
      })
  void unusableDisplayUrl_isLeftOut(String url) {
    Body body = Body.installed("N").with("displayUrl", url);

    assertThat(reception.install(body).status()).isEqualTo(204);
    assertThat(reception.hosts.rows().get("N").displayUrl()).isEmpty();
  }

  @Test
  void optionalMemberThatIsNullOrEmpty_isAsGoodAsAbsent() {
    Body body = Body.installed("N").with("displayUrl", JsonValue.NULL).with("oauthClientId", "");

    assertThat(reception.install(body).status()).isEqualTo(204);
    assertThat(reception.hosts.rows().get("N").oauthClientId()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"oauth2, OAUTH2", "jwt, JWT", "none, JWT", "'', JWT"})
  void authentication_isHowTheAppWillCall(String text, HostAuthentication kind) {
    Body body = Body.installed("N").with("authentication", text);

    assertThat(reception.install(body).status()).isEqualTo(204);
    assertThat(reception.hosts.rows().get("N").authentication()).isEqualTo(kind);
  }

  @Test
  void authenticationThatIsAbsentOrNoText_isByJwt() {
    assertThat(reception.install("N").status()).isEqualTo(204);
    Body body = Body.installed("M").with("authentication", JsonValue.EMPTY_JSON_OBJECT);
    assertThat(reception.install(body).status()).isEqualTo(204);

    assertThat(reception.hosts.rows().get("N").authentication()).isEqualTo(HostAuthentication.JWT);
    assertThat(reception.hosts.rows().get("M").authentication()).isEqualTo(HostAuthentication.JWT);
  }

  @ParameterizedTest
  @CsvSource({"sharedSecret,32", "sharedSecret,1024", "cloudId,255", "oauthClientId,255"})
  void longestAndShortestTexts_areAccepted(String member, int length) {
    Body body = Body.installed("N").with(member, "x".repeat(length));

    assertThat(reception.install(body).status()).isEqualTo(204);
  }

  @Test
  void clientKeyOf255Characters_isAccepted() {
    assertThat(reception.install("k".repeat(255)).status()).isEqualTo(204);
  }

  @Test
  void queryThatIsHashed_isAccepted() {
    String token =
        reception
            .atlassianToken("N", "installed")
            .claim("qsh", Reception.qsh("POST&/lifecycle/installed&user_key=admin"))
            .sign();

    FakeResponse response =
        reception.send(
            Reception.post("installed")
                .query("user_key=admin&jwt=ignored")
                .header("Authorization", "JWT " + token)
                .json(Body.installed("N").toString()));

    assertThat(response.status()).isEqualTo(204);
  }

  @Test
  void originEntry_allowsASimulatorOnTheLoopbackInterface() throws Exception {
    try (Reception local = new Reception(List.of("http://localhost:8080"), null)) {
      Body body = Body.installed("N").with("baseUrl", "http://localhost:8080/site");

      assertThat(local.install(body).status()).isEqualTo(204);
    }
  }

  @Test
  void uninstallation_keepsTheRowAndIsTold() {
    FakeResponse response = uninstall("A");

    AtlassianHost stored = reception.hosts.rows().get("A");
    assertThat(response.status()).isEqualTo(204);
    assertThat(stored.status()).isEqualTo(HostStatus.UNINSTALLED);
    assertThat(stored.sharedSecret()).isEqualTo(Secret.of(Reception.SECRET_A));
    assertThat(reception.events).containsExactly(new AppUninstalled(stored));
  }

  @Test
  @DisplayName("row 88: uninstalled twice, with the same and with another token")
  void uninstallationTwice_isToldOnce() {
    String token = reception.atlassianToken("A", "uninstalled").sign();
    Body body = Body.of("uninstalled", "A");

    assertThat(reception.send("uninstalled", token, body).status()).isEqualTo(204);
    assertThat(reception.send("uninstalled", token, body).status()).isEqualTo(204);
    reception.clock.step(Duration.ofSeconds(1));
    assertThat(uninstall("A").status()).isEqualTo(204);
    assertThat(reception.events).hasSize(1);
  }

  @ParameterizedTest(name = "row 88: {0}")
  @ValueSource(strings = {"N", "U"})
  void uninstallationOfUnknownOrUninstalledTenant_changesAndTellsNothing(String clientKey) {
    assertThat(uninstall(clientKey).status()).isEqualTo(204);
    assertThat(reception.unchanged()).isTrue();
    assertThat(reception.events).isEmpty();
  }

  private FakeResponse uninstall(String clientKey) {
    return reception.send(
        "uninstalled",
        reception.atlassianToken(clientKey, "uninstalled"),
        Body.of("uninstalled", clientKey));
  }
}
