package dev.connectsecurity.samples.simulator;

import static dev.connectsecurity.samples.simulator.OAuthApp.parameter;
import static dev.connectsecurity.samples.simulator.token.QueryStringHash.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthServerTest {

  // RFC 7636 appendix B
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final HandClock clock = new HandClock();
  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults().withClock(clock));
  private final OAuthServer server = simulator.oauth();
  private final Site site = simulator.site();
  private final OAuthApp app = OAuthApp.registered(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void code_isTradedForTokensOnce() {
    URI callback = server.accept(app.authorizeUri(), User.ALICE, site);
    HttpResponse<String> answer = app.exchange(parameter(callback, "code"));

    assertThat(callback.toString()).startsWith(OAuthApp.REDIRECT);
    assertThat(parameter(callback, "state")).isEqualTo(OAuthApp.STATE);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    JsonObject tokens = Http.json(answer);
    assertThat(tokens.getString("token_type")).isEqualTo("Bearer");
    assertThat(tokens.getInt("expires_in")).isEqualTo(3600);
    assertThat(tokens.getString("scope").split(" "))
        .containsExactlyInAnyOrder(OAuthApp.SCOPES.split(" "));
    assertThat(tokens.getString("access_token")).hasSizeGreaterThan(1000);
    assertThat(tokens).containsKey("refresh_token");

    assertThat(refusal(app.exchange(parameter(callback, "code"))))
        .isEqualTo("400 invalid_request authorization_code is invalid");
    assertThat(server.tokenRequests("authorization_code")).isEqualTo(2);
  }

  @Test
  void code_isGoodForMinutes() {
    String inTime = app.code(User.ALICE, site);
    String late = app.code(User.ALICE, site);

    clock.pass(Duration.ofMinutes(5).minusSeconds(1));
    assertThat(app.exchange(inTime).statusCode()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    assertThat(app.exchange(late).statusCode()).isEqualTo(400);
  }

  @Test
  void withoutOfflineAccess_noRefreshTokenIsGiven() {
    OAuthApp online = app.withScopes("read:jira-work");

    assertThat(Http.json(online.exchange(online.code(User.ALICE, site))))
        .doesNotContainKey("refresh_token");
  }

  @ParameterizedTest(name = "verifier {0}: {1}")
  @CsvSource({
    VERIFIER + ", 200",
    "'', 403",
    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXX, 403",
    CHALLENGE + ", 403",
  })
  void challengedCode_needsItsVerifier(String verifier, int status) {
    URI asked = app.authorizeUri("code_challenge", CHALLENGE, "code_challenge_method", "S256");
    String code = parameter(server.accept(asked, User.ALICE, site), "code");

    assertThat(
            app.ask(
                    "grant_type",
                    "authorization_code",
                    "code",
                    code,
                    "redirect_uri",
                    OAuthApp.REDIRECT,
                    "code_verifier",
                    verifier)
                .statusCode())
        .isEqualTo(status);
  }

  @Test
  void codeForAnotherRedirect_isRefused() {
    String code = app.code(User.ALICE, site);

    assertThat(
            app.ask(
                    "grant_type",
                    "authorization_code",
                    "code",
                    code,
                    "redirect_uri",
                    OAuthApp.REDIRECT + "/")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void codeOfAnotherApp_isRefused() {
    server.register("other", "other-secret", OAuthApp.REDIRECT, "read:jira-work");
    String code = app.code(User.ALICE, site);

    assertThat(
            refusal(
                app.ask(
                    "client_id",
                    "other",
                    "client_secret",
                    "other-secret",
                    "grant_type",
                    "authorization_code",
                    "code",
                    code,
                    "redirect_uri",
                    OAuthApp.REDIRECT)))
        .startsWith("400 invalid_request");
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @CsvSource({
    "audience, api.example.com, invalid_request",
    "prompt, none, invalid_request",
    "response_type, token, unsupported_response_type",
    "scope, '', invalid_scope",
    "scope, read:jira-work manage:jira-project, invalid_scope",
    "code_challenge, short, invalid_request",
    "code_challenge, " + CHALLENGE + ", invalid_request",
  })
  void wrongRequest_sendsTheBrowserBackWithAnError(String name, String value, String error) {
    URI asked = app.authorizeUri(name, value);

    HttpResponse<String> answer = Http.get(asked.toString());
    assertThat(answer.statusCode()).isEqualTo(302);
    URI callback = URI.create(answer.headers().firstValue("Location").orElseThrow());
    assertThat(callback.toString()).startsWith(OAuthApp.REDIRECT);
    assertThat(parameter(callback, "error")).isEqualTo(error);
    assertThat(parameter(callback, "state")).isEqualTo(OAuthApp.STATE);
    assertThat(parameter(server.accept(asked, User.ALICE, site), "error")).isEqualTo(error);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "client_id, nobody",
    "redirect_uri, http://localhost:9/report/callback/",
    "redirect_uri, http://evil.example/report/callback",
    "redirect_uri, ''",
  })
  void wrongSender_isNotRedirected(String name, String value) {
    URI asked = app.authorizeUri(name, value);

    HttpResponse<String> answer = Http.get(asked.toString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThatThrownBy(() -> server.accept(asked, User.ALICE, site))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusedConsent_comesBackAsAccessDenied() {
    URI callback = server.refuse(app.authorizeUri());

    assertThat(parameter(callback, "error")).isEqualTo("access_denied");
    assertThat(parameter(callback, "state")).isEqualTo(OAuthApp.STATE);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "client_secret, wrong, 401 access_denied Unauthorized",
    "client_id, nobody, 401 access_denied Unauthorized",
    "grant_type, password, 400 unsupported_grant_type grant_type is not supported",
    "grant_type, client_credentials, 401 unauthorized_client the client is not allowed to use this"
        + " grant type",
  })
  void wrongTokenRequest_isRefusedAndSpendsNothing(String field, String value, String refusal) {
    String refreshToken = app.refreshToken(User.ALICE, site);
    String[] asked = {"grant_type", "refresh_token", "refresh_token", refreshToken, field, value};

    assertThat(refusal(app.ask(asked))).isEqualTo(refusal);
    assertThat(app.refresh(refreshToken).statusCode()).isEqualTo(200);
  }

  @Test
  void form_isTakenToo() {
    String form =
        "grant_type=refresh_token&client_id="
            + OAuthApp.ID
            + "&client_secret="
            + encode(OAuthApp.SECRET)
            + "&refresh_token="
            + encode(app.refreshToken(User.ALICE, site));

    assertThat(post(form, "application/x-www-form-urlencoded")).isEqualTo(200);
    assertThat(post(form, "text/plain")).isEqualTo(400);
    assertThat(post("[]", "application/json")).isEqualTo(400);
  }

  @Test
  void wireLog_showsTheJourneyWithoutSecrets() {
    URI asked = app.authorizeUri();
    Http.get(asked.toString());
    URI callback = server.accept(asked, User.ALICE, site);
    JsonObject tokens = Http.json(app.exchange(parameter(callback, "code")));
    app.refresh(tokens.getString("refresh_token"));
    String resources = simulator.gateway().url() + "/oauth/token/accessible-resources";
    String accessToken = tokens.getString("access_token");
    Http.send("GET", resources, "", "Authorization", "Bearer " + accessToken);

    String log = simulator.log().after(0).toString();
    assertThat(log)
        .contains("consent page for report-app", "consent given", "Browser of Alice")
        .contains("authorization_code: tokens", "refresh_token: tokens", "accessible-resources")
        .doesNotContain(parameter(callback, "code"), OAuthApp.SECRET, OAuthApp.STATE)
        .doesNotContain(accessToken, tokens.getString("refresh_token"));
  }

  private int post(String body, String type) {
    return Http.send("POST", server.tokenUrl(), body, "Content-Type", type).statusCode();
  }

  static String refusal(HttpResponse<String> answer) {
    JsonObject body = Http.json(answer);
    return answer.statusCode()
        + " "
        + body.getString("error")
        + " "
        + body.getString("error_description");
  }
}
