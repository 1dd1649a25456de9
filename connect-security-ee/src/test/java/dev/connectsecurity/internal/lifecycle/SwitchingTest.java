package dev.connectsecurity.internal.lifecycle;

import static dev.connectsecurity.internal.lifecycle.Rejected.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AppDisabled;
import dev.connectsecurity.AppEnabled;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Reason;
import dev.connectsecurity.RequestRejected;
import dev.connectsecurity.testing.FakeResponse;
import dev.connectsecurity.testing.TokenBuilder;
import java.time.Duration;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The callbacks that a tenant's own secret signs. */
final class SwitchingTest {
  private final Reception reception;

  SwitchingTest() throws Exception {
    reception = new Reception();
  }

  @AfterEach
  void close() {
    reception.close();
  }

  @Test
  void disabledThenEnabled_isStoredAndToldEachOnce() {
    assertThat(send("disabled", "A", Reception.SECRET_A).status()).isEqualTo(204);
    assertThat(reception.hosts.rows().get("A").status()).isEqualTo(HostStatus.DISABLED);
    assertThat(send("disabled", "A", Reception.SECRET_A).status()).isEqualTo(204);
    assertThat(send("enabled", "A", Reception.SECRET_A).status()).isEqualTo(204);

    assertThat(reception.unchanged()).isTrue();
    assertThat(reception.events)
        .containsExactly(
            new AppDisabled(reception.hosts.rows().get("A").withStatus(HostStatus.DISABLED)),
            new AppEnabled(reception.hosts.rows().get("A")));
    assertThat(reception.keys.asked()).isEmpty();
  }

  @Test
  void enabledOfAnEnabledTenant_isNotTold() {
    assertThat(send("enabled", "A", Reception.SECRET_A).status()).isEqualTo(204);
    assertThat(reception.events).isEmpty();
  }

  @Test
  @DisplayName("row 90: the old secret counts before a re-installation, the new one after it")
  void reinstallationOnAnotherNode_isSeenDespiteAStaleCache() {
    reception.hosts.freezeCache();
    reception.install("A");
    reception.events.clear();

    assertThat(send("disabled", "A", Reception.NEW_SECRET).status()).isEqualTo(204);
    assertThat(reception.events).singleElement().isInstanceOf(AppDisabled.class);
  }

  @Test
  @DisplayName("row 90: a token with the secret from before the re-installation")
  void oldSecretAfterReinstallation_isRefused() {
    reception.install("A");

    assertThat(send("disabled", "A", Reception.SECRET_A).status()).isEqualTo(401);
    assertThat(reception.hosts.rows().get("A").status()).isEqualTo(HostStatus.ENABLED);
  }

  @Test
  @DisplayName("AC-2561: disabled arrives after uninstalled")
  void uninstalledTenant_isRefused() {
    rejected(reception, send("disabled", "U", Reception.SECRET_U), Reason.UNINSTALLED);
    assertThat(reception.log.at(Level.WARNING))
        .containsExactly(
            "connect.auth.rejected reason=UNINSTALLED tenant=U method=POST"
                + " path=/app/lifecycle/disabled: the tenant has uninstalled the app");
  }

  @Test
  void unknownTenant_isRefusedAndNotNamed() {
    rejected(reception, send("enabled", "N", Reception.NEW_SECRET), Reason.UNKNOWN_TENANT);
    assertThat(((RequestRejected) reception.events.get(0)).clientKey()).isEmpty();
  }

  @Test
  void wrongSecret_isRefusedAndTheKnownTenantNamed() {
    rejected(reception, send("enabled", "A", Reception.SECRET_B), Reason.SIGNATURE);
    assertThat(((RequestRejected) reception.events.get(0)).clientKey()).contains("A");
  }

  @Test
  void expiredToken_isNotWorthAFreshRead() {
    TokenBuilder token = reception.tenantToken("A", Reception.SECRET_A, "enabled");
    reception.clock.step(Duration.ofSeconds(210));

    rejected(reception, reception.send("enabled", token, Body.of("enabled", "A")), Reason.EXPIRED);
    assertThat(reception.hosts.freshReads()).isZero();
  }

  @ParameterizedTest(name = "row 77: enabled for {0}")
  @ValueSource(strings = {"B", "N"})
  void tokenOfAnotherTenant_isForbidden(String clientKey) {
    rejected(
        reception,
        reception.send(
            "enabled",
            reception.tenantToken("A", Reception.SECRET_A, "enabled"),
            Body.of("enabled", clientKey)),
        Reason.OTHER_TENANT);
  }

  @Test
  @DisplayName("row 80: disabled in the body of enabled; another app's key")
  void bodyForAnotherPathOrApp_isBad() throws Exception {
    TokenBuilder token = reception.tenantToken("A", Reception.SECRET_A, "enabled");
    rejected(
        reception, reception.send("enabled", token, Body.of("disabled", "A")), Reason.BAD_REQUEST);
    try (Reception other = new Reception()) {
      rejected(
          other,
          other.send("enabled", token, Body.of("enabled", "A").with("key", "other.app")),
          Reason.BAD_REQUEST);
    }
  }

  @Test
  @DisplayName("row 5: signed by Atlassian's key where the tenant's secret is demanded")
  void rs256_isRefused() {
    rejected(
        reception,
        reception.send(
            "enabled", reception.atlassianToken("A", "enabled"), Body.of("enabled", "A")),
        Reason.ALGORITHM);
    assertThat(reception.keys.asked()).isEmpty();
  }

  @Test
  @DisplayName("row 42: the app's own session token")
  void sessionToken_isRefused() {
    TokenBuilder token =
        reception
            .tenantToken("A", Reception.SECRET_A, "enabled")
            .claim("iss", Reception.APP_KEY)
            .claim("aud", Reception.APP_KEY)
            .claim("clientKey", "A")
            .claim("qsh", "context-qsh");

    rejected(
        reception,
        reception.send("enabled", token, Body.of("enabled", "A")),
        Reason.UNKNOWN_TENANT);
  }

  @Test
  @DisplayName("row 50: a context token")
  void contextToken_isRefused() {
    TokenBuilder token =
        reception.tenantToken("A", Reception.SECRET_A, "enabled").claim("qsh", "context-qsh");

    rejected(
        reception,
        reception.send("enabled", token, Body.of("enabled", "A")),
        Reason.QUERY_STRING_HASH);
  }

  @Test
  void audienceOfAnotherApp_isRefused() {
    TokenBuilder token =
        reception.tenantToken("A", Reception.SECRET_A, "enabled").claim("aud", "other.app");

    rejected(reception, reception.send("enabled", token, Body.of("enabled", "A")), Reason.AUDIENCE);
  }

  private FakeResponse send(String event, String clientKey, String secret) {
    return reception.send(
        event, reception.tenantToken(clientKey, secret, event), Body.of(event, clientKey));
  }
}
