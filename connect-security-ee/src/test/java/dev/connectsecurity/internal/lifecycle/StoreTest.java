package dev.connectsecurity.internal.lifecycle;

import static dev.connectsecurity.internal.lifecycle.Rejected.answered;
import static dev.connectsecurity.internal.lifecycle.Rejected.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AppInstalled;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostReplaced;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Reason;
import dev.connectsecurity.RequestRejected;
import dev.connectsecurity.internal.refusal.Refusals;
import dev.connectsecurity.testing.FakeResponse;
import dev.connectsecurity.testing.LogLines;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the store answers and fails to answer, and who is told. */
final class StoreTest {
  private final Reception reception;

  StoreTest() throws Exception {
    reception = new Reception();
  }

  @AfterEach
  void close() {
    reception.close();
  }

  @Test
  @DisplayName("row 83: the same token with a changed body")
  void replayWithAnotherBody_isRefused() {
    String token = reception.atlassianToken("N", "installed").sign();
    reception.send("installed", token, Body.installed("N"));
    AtlassianHost stored = reception.hosts.rows().get("N");
    reception.events.clear();

    FakeResponse response =
        reception.send(
            "installed", token, Body.installed("N").with("sharedSecret", "e".repeat(40)));

    answered(response, 401);
    assertThat(reception.hosts.rows().get("N")).isEqualTo(stored);
    assertThat(reception.events)
        .containsExactly(
            new RequestRejected(
                Reason.REPLAY, Optional.of("N"), "POST", "/app/lifecycle/installed"));
  }

  @Test
  @DisplayName("row 83: an exact repetition")
  void repetitionOfTheSameBody_isAnsweredAgainAndNotToldAgain() {
    String token = reception.atlassianToken("N", "installed").sign();

    assertThat(reception.send("installed", token, Body.installed("N")).status()).isEqualTo(204);
    assertThat(reception.send("installed", token, Body.installed("N")).status()).isEqualTo(204);
    assertThat(reception.events).singleElement().isInstanceOf(AppInstalled.class);
  }

  @Test
  @DisplayName("row 83: an uninstallation's token with a changed body")
  void replayOfAnUninstallation_isRefused() {
    String token = reception.atlassianToken("N", "uninstalled").sign();
    Body body = Body.of("uninstalled", "N");
    reception.send("uninstalled", token, body);

    rejected(
        reception,
        reception.send("uninstalled", token, body.with("description", "other")),
        Reason.REPLAY);
  }

  @Test
  @DisplayName("row 83: a body that dawdles until the store may have forgotten the token")
  void bodyThatEndsAfterTheToken_isRefused() {
    String token = reception.atlassianToken("N", "installed").sign();
    byte[] bytes = Body.installed("N").toString().getBytes(StandardCharsets.UTF_8);
    InputStream dawdling =
        new ByteArrayInputStream(bytes) {
          @Override
          public int read(byte[] buffer, int offset, int length) {
            reception.clock.step(Duration.ofSeconds(105));
            return super.read(buffer, offset, length);
          }
        };

    rejected(
        reception,
        reception.send(
            Reception.post("installed")
                .header("Authorization", "JWT " + token)
                .chunked("application/json", dawdling)),
        Reason.EXPIRED);
  }

  @Test
  @DisplayName("row 89: 50 installations of one tenant at once, with different secrets")
  void concurrentInstallations_leaveOneWholeRow() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(50);
    try {
      List<Future<FakeResponse>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        String mark = "%02d".formatted(i);
        Body body =
            Body.installed("N")
                .with("sharedSecret", mark.repeat(20))
                .with("oauthClientId", mark)
                .with("baseUrl", "https://site" + mark + ".atlassian.net");
        String token = reception.atlassianToken("N", "installed").claim("jti", mark).sign();
        answers.add(threads.submit(() -> reception.send("installed", token, body)));
      }
      for (Future<FakeResponse> answer : answers) {
        assertThat(answer.get().status()).isEqualTo(204);
      }
    } finally {
      threads.shutdownNow();
    }
    AtlassianHost stored = reception.hosts.rows().get("N");
    String mark = stored.oauthClientId().orElseThrow();
    assertThat(stored.sharedSecret().reveal()).isEqualTo(mark.repeat(20));
    assertThat(stored.baseUrl()).hasHost("site" + mark + ".atlassian.net");
    assertThat(reception.events).filteredOn(AppInstalled.class::isInstance).hasSize(50);
    assertThat(reception.events)
        .filteredOn(event -> event instanceof AppInstalled installed && !installed.again())
        .hasSize(1);
    assertThat(reception.keys.asked()).hasSize(1);
  }

  @Test
  @DisplayName("row 92: the store is down, then up again")
  void storeWithoutAnswer_isUnavailableAndTheRetrySucceeds() {
    String token = reception.atlassianToken("N", "installed").sign();
    reception.hosts.down(true);
    FakeResponse response = reception.send("installed", token, Body.installed("N"));

    answered(response, 503);
    assertThat(response.header("Retry-After")).contains("30");
    assertThat(reception.events)
        .containsExactly(
            new RequestRejected(
                Reason.STORE_UNAVAILABLE, Optional.of("N"), "POST", "/app/lifecycle/installed"));

    reception.hosts.down(false);
    assertThat(reception.unchanged()).isTrue();
    assertThat(reception.send("installed", token, Body.installed("N")).status()).isEqualTo(204);
    assertThat(reception.events).hasSize(2).last().isInstanceOf(AppInstalled.class);
  }

  @Test
  @DisplayName("row 92: the store is down for uninstalled, enabled and disabled")
  void storeWithoutAnswer_isUnavailableForTheOthersToo() {
    reception.hosts.down(true);

    answered(
        reception.send(
            "uninstalled",
            reception.atlassianToken("A", "uninstalled"),
            Body.of("uninstalled", "A")),
        503);
    for (String event : List.of("enabled", "disabled")) {
      answered(
          reception.send(
              event, reception.tenantToken("A", Reception.SECRET_A, event), Body.of(event, "A")),
          503);
    }
    assertThat(reception.unchanged()).isTrue();
  }

  @Test
  @DisplayName("row 93: an observer throws")
  void observerThatFails_isLoggedAndUndoesNothing() throws Exception {
    LifecycleEvents failing =
        event -> {
          throw new IllegalStateException("observer");
        };
    try (LogLines log = new LogLines(SafeEvents.class.getName());
        Reception local = new Reception(List.of("*.atlassian.net"), failing)) {
      assertThat(local.install("N").status()).isEqualTo(204);

      assertThat(local.hosts.rows()).containsKey("N");
      assertThat(log.at(Level.SEVERE))
          .containsExactly("connect.lifecycle.observer-failed event=AppInstalled");
    }
  }

  @Test
  @DisplayName("row 93: an observer of the refusal throws")
  void observerOfARefusalThatFails_leavesTheRefusal() throws Exception {
    LifecycleEvents failing =
        event -> {
          throw new IllegalStateException("observer");
        };
    try (LogLines log = new LogLines(Refusals.class.getName());
        Reception local = new Reception(List.of("*.atlassian.net"), failing)) {
      answered(local.send(Reception.post("installed").json("{}")), 401);
      assertThat(log.all()).hasSize(1);
    }
  }

  @Test
  @DisplayName("row 94: a site copy: new client key, same base URL")
  void installationOfASiteCopy_leavesTheOldRowUntouched() {
    AtlassianHost old = reception.hosts.rows().get("U");

    reception.install(Body.installed("N").with("baseUrl", "https://u.atlassian.net"));

    assertThat(reception.hosts.rows().get("N").baseUrl()).isEqualTo(old.baseUrl());
    assertThat(reception.hosts.rows().get("N").status()).isEqualTo(HostStatus.ENABLED);
    assertThat(reception.hosts.rows().get("U")).isEqualTo(old);
  }

  @Test
  @DisplayName("row 94: a site copy while the old tenant is still installed")
  void installationAtTheSiteOfAnotherTenant_isToldWithBoth() {
    AtlassianHost old = reception.hosts.rows().get("A");

    reception.install(Body.installed("N").with("baseUrl", old.baseUrl().toString()));

    AtlassianHost stored = reception.hosts.rows().get("N");
    assertThat(reception.hosts.rows().get("A")).isEqualTo(old.withStatus(HostStatus.UNINSTALLED));
    assertThat(reception.events)
        .containsExactly(new AppInstalled(stored, false), new HostReplaced("A", stored));
  }
}
