package dev.connectsecurity.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.token.HttpInstallKeys;
import dev.connectsecurity.internal.token.InstallKeys;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class CachedInstallKeysTest {
  private static final PublicKey KEY = Reception.ATLASSIAN.getPublic();

  private final SteppingClock clock = new SteppingClock();
  private final KeyServer server;
  private final InstallKeys keys;

  CachedInstallKeysTest() throws Exception {
    server = new KeyServer().key("k1", KEY);
    keys =
        new CachedInstallKeys(
            new HttpInstallKeys(server.uri(), Duration.ofSeconds(10)), clock::nanos);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void knownKey_isFetchedOnceADay() {
    assertThat(keys.keyFor("k1")).isEqualTo(KEY);
    clock.step(Duration.ofHours(24).minusMillis(1));
    assertThat(keys.keyFor("k1")).isEqualTo(KEY);
    assertThat(server.asked()).hasSize(1);

    clock.step(Duration.ofMillis(1));
    assertThat(keys.keyFor("k1")).isEqualTo(KEY);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  @DisplayName("row 149: 404 is remembered for 60 s")
  void unknownKey_isAskedForOnceAMinute() {
    refused("k2", Reason.KEY_ID);
    clock.step(Duration.ofSeconds(60).minusMillis(1));
    refused("k2", Reason.KEY_ID);
    assertThat(server.asked()).hasSize(1);

    server.key("k2", KEY);
    clock.step(Duration.ofMillis(1));
    assertThat(keys.keyFor("k2")).isEqualTo(KEY);
  }

  @ParameterizedTest(name = "row 149: {0} {1}")
  @CsvSource({"500,''", "503,''", "302,''", "200,<html>", "200,''", "403,''"})
  void failure_isNotRemembered(int status, String body) {
    server.answer("k3", status, body);
    refused("k3", Reason.KEYS_UNAVAILABLE);

    server.key("k3", KEY);
    assertThat(keys.keyFor("k3")).isEqualTo(KEY);
  }

  @Test
  @DisplayName("row 147: 10 000 distinct key ids")
  void floodOfKeyIds_reachesTheServerAtABoundedRate() {
    keys.keyFor("k1");
    List<Reason> reasons = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      reasons.add(reason(catchThrowableOf("flood-" + i)));
    }

    assertThat(server.asked()).hasSize(20);
    assertThat(reasons.subList(0, 19)).containsOnly(Reason.KEY_ID);
    assertThat(reasons.subList(19, 10_000)).containsOnly(Reason.KEYS_UNAVAILABLE);
    assertThat(keys.keyFor("k1")).isEqualTo(KEY);

    server.key("k4", KEY);
    clock.step(Duration.ofSeconds(1));
    assertThat(keys.keyFor("k4")).isEqualTo(KEY);
  }

  @Test
  @DisplayName("row 147: one invented key id, twice a second for 25 minutes")
  void sameUnknownKeyId_reachesTheServerOnceAMinute() {
    for (int i = 0; i < 3_000; i++) {
      clock.step(Duration.ofMillis(500));
      refused("k2", Reason.KEY_ID);
    }
    assertThat(server.asked()).hasSize(25);
  }

  @Test
  @DisplayName("row 151: the server is gone, the key is kept")
  void deadServer_mattersNotForAKeptKey() {
    keys.keyFor("k1");
    server.close();

    assertThat(keys.keyFor("k1")).isEqualTo(KEY);
    refused("k9", Reason.KEYS_UNAVAILABLE);
  }

  private void refused(String kid, Reason reason) {
    assertThat(reason(catchThrowableOf(kid))).isEqualTo(reason);
  }

  private Throwable catchThrowableOf(String kid) {
    return catchThrowable(() -> keys.keyFor(kid));
  }

  private static Reason reason(Throwable failure) {
    return ((AtlassianSecurityException) failure).reason();
  }
}
