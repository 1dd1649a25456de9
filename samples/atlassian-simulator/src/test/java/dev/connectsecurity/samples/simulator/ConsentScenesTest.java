package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsentScenesTest {

  private static final String LINK = "http://localhost:9/report/";

  private final TinyApp callback = TinyApp.withScopes();
  private final Simulator simulator =
      Simulator.start(
          SimulatorOptions.defaults().withLink(new AppLink("Open the report", "By consent", LINK)));
  private final Site site = simulator.site();

  @AfterEach
  void stop() {
    callback.close();
    simulator.close();
  }

  @Test
  void scenes_areThereOnceAnAppIsRegistered() {
    assertThat(state().toString()).doesNotContain("CONSENT");
    OAuthApp.registered(simulator);

    assertThat(state().toString()).contains("CONSENT", "expire-tokens", "forged-callback");
  }

  @Test
  void link_isPartOfThePage() {
    JsonObject link = state().getJsonArray("links").getJsonObject(0);

    assertThat(link.getString("title")).isEqualTo("Open the report");
    assertThat(link.getString("hint")).isEqualTo("By consent");
    assertThat(link.getString("url")).isEqualTo(LINK);
  }

  @Test
  void expireTokens_leavesRefreshTokens() {
    OAuthApp app = OAuthApp.registered(simulator);
    JsonObject tokens = Http.json(app.exchange(app.code(User.ALICE, site)));

    assertThat(act("expire-tokens").getBoolean("asHoped")).isTrue();
    assertThat(me(tokens.getString("access_token"))).isEqualTo(401);
    assertThat(app.refresh(tokens.getString("refresh_token")).statusCode()).isEqualTo(200);
  }

  @Test
  void loseAnswer_losesOneRefresh() {
    OAuthApp app = OAuthApp.registered(simulator);
    String token = app.refreshToken(User.ALICE, site);
    act("lose-answer");

    assertThatThrownBy(() -> app.refresh(token)).hasRootCauseInstanceOf(IOException.class);
    assertThat(app.refresh(token).statusCode()).isEqualTo(200);
  }

  @Test
  void endConsent_endsTheChosenUsers() {
    OAuthApp app = OAuthApp.registered(simulator);
    String alices = app.accessToken(User.ALICE, site);
    String bobs = app.accessToken(User.BOB, site);
    act("end-consent");

    assertThat(me(alices)).isEqualTo(401);
    assertThat(me(bobs)).isEqualTo(200);
  }

  @Test
  void forgedCallback_countsAsHopedOnlyWhenRefused() {
    String redirect = callback.baseUrl() + "/oauth/callback";
    simulator.oauth().register("app", "secret", redirect, "read:me");
    assertThat(act("forged-callback").getBoolean("asHoped")).isFalse();
    callback.answerWith(400);

    assertThat(act("forged-callback").getBoolean("asHoped")).isTrue();
    assertThat(callback.last("/oauth/callback").rawQuery()).contains("code=", "state=");
  }

  private JsonObject state() {
    return Http.json(Http.get(site.origin() + "/simulator/state"));
  }

  private JsonObject act(String scene) {
    String wish = "{\"scene\":\"%s\",\"user\":\"alice\"}".formatted(scene);
    HttpResponse<String> answer =
        Http.send(
            "POST", site.origin() + "/simulator/act", wish, "Content-Type", "application/json");
    return Http.json(answer);
  }

  private int me(String token) {
    String me = simulator.gateway().url() + "/me";
    return Http.send("GET", me, "", "Authorization", "Bearer " + token).statusCode();
  }
}
