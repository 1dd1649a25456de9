package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {

  private static final Duration LEEWAY = Duration.ofMinutes(10);
  private static final String DEAD = "403 invalid_grant Unknown or invalid refresh token.";

  private final HandClock clock = new HandClock();
  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults().withClock(clock));
  private final OAuthServer server = simulator.oauth();
  private final Site site = simulator.site();
  private final OAuthApp app = OAuthApp.registered(simulator);
  private final String first = app.refreshToken(User.ALICE, site);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void eachUse_givesAnotherToken() {
    String second = next(first);
    String third = next(second);

    assertThat(third).isNotEqualTo(second).isNotEqualTo(first);
    assertThat(server.tokenRequests("refresh_token")).isEqualTo(2);
  }

  @Test
  void tokenJustUsed_worksAgainInsideTheLeeway() {
    next(first);
    clock.pass(LEEWAY.minusSeconds(1));

    assertThat(app.refresh(next(first)).statusCode()).isEqualTo(200);
  }

  @Test
  void tokenUsedAfterTheLeeway_endsTheFamily() {
    String second = next(first);
    clock.pass(LEEWAY);

    assertThat(OAuthServerTest.refusal(app.refresh(first))).isEqualTo(DEAD);
    assertThat(OAuthServerTest.refusal(app.refresh(second))).isEqualTo(DEAD);
  }

  @Test
  void tokenUsedTwoRotationsAgo_endsTheFamilyAtOnce() {
    String third = next(next(first));

    assertThat(app.refresh(first).statusCode()).isEqualTo(403);
    assertThat(app.refresh(third).statusCode()).isEqualTo(403);
  }

  @Test
  void anotherConsent_isAnotherFamily() {
    String other = app.refreshToken(User.ALICE, site);
    next(next(first));
    app.refresh(first);

    assertThat(app.refresh(other).statusCode()).isEqualTo(200);
  }

  @Test
  void unusedFor90Days_isDead() {
    String other = app.refreshToken(User.BOB, site);
    clock.pass(Duration.ofDays(90).minusSeconds(1));
    assertThat(app.refresh(first).statusCode()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));

    assertThat(app.refresh(other).statusCode()).isEqualTo(403);
  }

  @Test
  void unknownToken_isRefusedAlike() {
    assertThat(OAuthServerTest.refusal(app.refresh("no such token"))).isEqualTo(DEAD);
  }

  @Test
  void tokenInAnotherAppsHands_isRefusedAndStaysGood() {
    server.register("other", "other-secret", OAuthApp.REDIRECT, "read:jira-work");
    String[] stolen = {
      "client_id",
      "other",
      "client_secret",
      "other-secret",
      "grant_type",
      "refresh_token",
      "refresh_token",
      first
    };

    assertThat(OAuthServerTest.refusal(app.ask(stolen))).isEqualTo(DEAD);
    assertThat(app.refresh(first).statusCode()).isEqualTo(200);
  }

  @Test
  void revokedConsent_endsAllTokensOfThatUser() {
    String access = app.accessToken(User.ALICE, site);
    String bobs = app.refreshToken(User.BOB, site);
    server.revoke(User.ALICE);

    assertThat(app.refresh(first).statusCode()).isEqualTo(403);
    String me = simulator.gateway().url() + "/me";
    assertThat(Http.send("GET", me, "", "Authorization", "Bearer " + access).statusCode())
        .isEqualTo(401);
    assertThat(app.refresh(bobs).statusCode()).isEqualTo(200);
  }

  @Test
  void lostAnswer_hasRotatedAndIsAskedForAgain() {
    server.faults().next(1, "/oauth/token", Fault.cut());

    assertThatThrownBy(() -> app.refresh(first)).hasRootCauseInstanceOf(java.io.IOException.class);
    assertThat(server.tokenRequests("refresh_token")).isEqualTo(1);
    String second = next(first);
    clock.pass(LEEWAY);
    assertThat(app.refresh(second).statusCode()).isEqualTo(200);
    assertThat(app.refresh(first).statusCode()).isEqualTo(403);
  }

  private String next(String token) {
    return Http.json(app.refresh(token)).getString("refresh_token");
  }
}
