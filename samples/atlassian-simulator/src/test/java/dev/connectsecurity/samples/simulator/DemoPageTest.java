package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPageTest {

  private final TinyApp app = TinyApp.withScopes("READ");
  private final Simulator simulator =
      Simulator.start(SimulatorOptions.defaults().withSuggestedApp("http://localhost:8080/app"));
  private final Site site = simulator.site();

  @AfterEach
  void stop() {
    app.close();
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/site",
        "/site/site.css",
        "/site/site.js",
        "/site/log.js",
        "/atlassian-connect/all.js",
        "/wiki/atlassian-connect/all.js"
      })
  void file_isServed(String path) {
    HttpResponse<String> response = Http.get(site.origin() + path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void state_tellsWhatIsInstalled() {
    JsonObject before = get("/simulator/state");
    site.install(app.baseUrl());
    JsonObject after = get("/simulator/state");

    assertThat(before.getBoolean("installed")).isFalse();
    assertThat(before.getString("suggestedAppUrl")).isEqualTo("http://localhost:8080/app");
    assertThat(after.getJsonObject("app").getJsonArray("pages")).hasSize(2);
    assertThat(after.toString()).doesNotContain(site.installation().sharedSecret());
  }

  @Test
  void scenesOfLife_runFromTheButtons() {
    assertThat(act("install", app.baseUrl()).getBoolean("asHoped")).isTrue();
    assertThat(act("webhook", "").getInt("status")).isEqualTo(204);
    assertThat(act("reinstall", "").getBoolean("asHoped")).isTrue();
    assertThat(act("uninstall", "").getBoolean("asHoped")).isTrue();
    assertThat(site.hasApp()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tampered-url",
        "expired-url",
        "old-secret",
        "wrong-secret",
        "context-token-on-page",
        "admin-page-as-bob",
        "unsigned",
        "install-without-token",
        "install-hs256",
        "install-unknown-key",
        "install-other-tenant",
        "install-other-app"
      })
  void attack_countsAsHopedOnlyWhenRefused(String scene) {
    site.install(app.baseUrl());
    site.reinstall();
    site.reinstall();
    assertThat(act(scene, "").getBoolean("asHoped")).isFalse();

    app.answerWith(401);
    assertThat(act(scene, "").getBoolean("asHoped")).isTrue();
  }

  @Test
  void attack_standsInTheLogAsWhatItWas() {
    site.install(app.baseUrl());
    act("tampered-url", "");
    app.answerWith(401);
    act("tampered-url", "");

    assertThat(simulator.log().exchanges())
        .extracting(Exchange::verdict)
        .endsWith(Verdict.BREACH, Verdict.REFUSED);
  }

  @Test
  void callOfTheAppsPage_standsInTheLogWithoutItsSignature() {
    site.install(app.baseUrl());
    String token = site.contextToken(User.ALICE);
    String call =
        "{\"method\":\"GET\",\"url\":\"http://localhost:1/app/api\",\"status\":200,\"token\":\"%s\"}";
    Http.send(
        "POST",
        site.origin() + "/simulator/saw",
        call.formatted(token),
        "Content-Type",
        "application/json");

    assertThat(get("/simulator/log?after=0").toString())
        .contains("call by the app's own page", "context-qsh")
        .doesNotContain(signature(token));
  }

  @Test
  void operation_isAButtonThatRuns() {
    List<String> done = new ArrayList<>();
    OperatorScene restart = new OperatorScene("restart", "Restart", "", () -> done.add("restart"));
    try (Simulator operated = Simulator.start(SimulatorOptions.defaults().withOperation(restart))) {
      String act = operated.site().origin() + "/simulator/act";
      String answer =
          Http.send("POST", act, "{\"scene\":\"restart\"}", "Content-Type", "application/json")
              .body();

      assertThat(answer).contains("Restart: done");
      assertThat(done).containsExactly("restart");
    }
  }

  @Test
  void confluence_showsAPageAndNoIssue() {
    Site wiki = simulator.addSite(Product.CONFLUENCE, "Acme Wiki");

    assertThat(Http.get(wiki.origin() + "/simulator/state").body())
        .contains("How the coffee machine works")
        .doesNotContain("ACME-1");
  }

  @Test
  void sceneBeforeInstall_isToldWhy() {
    HttpResponse<String> response = post("{\"scene\":\"webhook\"}", "application/json");

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.body()).contains("no app was ever installed");
  }

  @Test
  void formPost_isNotTaken() {
    assertThat(post("{\"scene\":\"install\"}", "text/plain").statusCode()).isEqualTo(415);
  }

  @Test
  void otherHostName_reachesNoControls() {
    String numeric = site.origin().replace("localhost", "127.0.0.1");

    assertThat(Http.send("POST", numeric + "/simulator/act", "{}").statusCode()).isEqualTo(421);
    assertThat(Http.get(numeric + "/simulator/state").headers().firstValue("Location"))
        .contains(site.origin() + "/site");
  }

  @Test
  void wireLog_showsTokensWithoutSignaturesAndSecrets() {
    site.install(app.baseUrl());
    String url = get("/simulator/page-url?user=alice&module=panel").getString("url");
    String token = get("/simulator/context-token?user=bob").getString("token");
    String log = get("/simulator/log?after=0").toString();

    assertThat(log).contains("\"verdict\":\"ISSUED\"", User.BOB.accountId(), "RS256");
    assertThat(log).doesNotContain(site.installation().sharedSecret());
    assertThat(log).doesNotContain(signature(url)).doesNotContain(signature(token));
  }

  @Test
  void wireLog_givesOnlyWhatIsNew() {
    site.install(app.baseUrl());
    int last = get("/simulator/log?after=0").getInt("last");

    assertThat(get("/simulator/log?after=" + last).getJsonArray("entries")).isEmpty();
  }

  private JsonObject get(String path) {
    return Http.json(Http.get(site.origin() + path));
  }

  private JsonObject act(String scene, String appUrl) {
    String body = "{\"scene\":\"%s\",\"appUrl\":\"%s\"}".formatted(scene, appUrl);
    return Http.json(post(body, "application/json"));
  }

  private HttpResponse<String> post(String body, String type) {
    return Http.send("POST", site.origin() + "/simulator/act", body, "Content-Type", type);
  }

  private static String signature(String withToken) {
    return withToken.substring(withToken.lastIndexOf('.') + 1);
  }
}
