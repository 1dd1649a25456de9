package dev.connectsecurity.samples.simulator;

import static dev.connectsecurity.samples.simulator.token.QueryStringHash.encode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.samples.simulator.token.TokenBuilder;
import dev.connectsecurity.samples.simulator.token.Tokens;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorizationServerTest {

  private final Simulator simulator = Simulator.start();
  private final AuthorizationServer server = simulator.authorizationServer();
  private final Site site = simulator.site();
  private final TinyApp app = TinyApp.withScopes("WRITE", "ACT_AS_USER");

  @AfterEach
  void stop() {
    app.close();
    simulator.close();
  }

  @Test
  void assertion_isTradedForATokenOfTheUser() {
    site.install(app.baseUrl());
    JsonObject granted = Http.json(ask(token -> token, ""));

    assertThat(granted.getString("token_type")).isEqualTo("Bearer");
    assertThat(granted.getInt("expires_in")).isEqualTo(900);
    JsonObject myself = Http.json(myself(site, granted.getString("access_token")));
    assertThat(myself.getString("accountId")).isEqualTo(User.ALICE.accountId());
    assertThat(server.counts().of("POST", "/oauth2/token")).isEqualTo(1);
  }

  @Test
  void narrowedScope_binds() {
    site.install(app.baseUrl());
    String token = Http.json(ask(t -> t, "READ")).getString("access_token");
    String comment = site.baseUrl() + "/rest/api/3/issue/ACME-1/comment";

    assertThat(myself(site, token).statusCode()).isEqualTo(200);
    assertThat(Http.send("POST", comment, "{}", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(403);
  }

  @Test
  void tokenOfOneSite_isNothingOnAnother() {
    site.install(app.baseUrl());
    Site other = simulator.addSite(Product.JIRA, "Other Jira");
    other.install(app.baseUrl());

    String token = Http.json(ask(t -> t, "")).getString("access_token");
    assertThat(myself(other, token).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void badAssertion_isRefusedWithItsReason(String reason, UnaryOperator<TokenBuilder> forgery) {
    site.install(app.baseUrl());
    HttpResponse<String> response = ask(forgery, "");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Http.json(response).getString("error")).isEqualTo("invalid_grant");
    assertThat(Http.json(response).getString("error_description")).contains(reason);
  }

  static Stream<Arguments> forgeries() {
    Instant now = Instant.now();
    return Stream.of(
        forgery("signature", token -> token.signedWith("x".repeat(64))),
        forgery("alg", token -> token.header("alg", "HS512")),
        forgery("iss", token -> token.issuer("com.example.notes")),
        forgery("aud", token -> token.claim("aud", "http://localhost:1")),
        forgery("tnt", token -> token.claim("tnt", "http://localhost:1")),
        forgery("sub", token -> token.subject("urn:atlassian:connect:useraccountid:")),
        forgery("expired", token -> token.valid(now.minusSeconds(90), Duration.ofSeconds(50))),
        forgery("minute", token -> token.valid(now, Duration.ofSeconds(61))),
        forgery("exp", token -> token.without("exp")));
  }

  @Test
  void scopeThatTheAppLacks_isRefused() {
    site.install(app.baseUrl());

    assertThat(ask(token -> token, "READ ADMIN").statusCode()).isEqualTo(400);
  }

  @Test
  void appWithoutActAsUser_isRefused() {
    try (TinyApp modest = TinyApp.withScopes("ADMIN")) {
      site.install(modest.baseUrl());
      assertThat(ask(token -> token, "").body()).contains("ACT_AS_USER");
    }
  }

  private HttpResponse<String> ask(UnaryOperator<TokenBuilder> variation, String scope) {
    Installation installed = site.installation();
    TokenBuilder assertion =
        Tokens.hs256(installed.sharedSecret())
            .issuer("urn:atlassian:connect:clientid:" + installed.oauthClientId())
            .subject("urn:atlassian:connect:useraccountid:" + User.ALICE.accountId())
            .claim("tnt", site.baseUrl())
            .claim("aud", server.url())
            .valid(Instant.now(), Duration.ofSeconds(55));
    String form =
        "grant_type="
            + encode("urn:ietf:params:oauth:grant-type:jwt-bearer")
            + "&assertion="
            + variation.apply(assertion).sign()
            + "&scope="
            + encode(scope);
    return Http.send(
        "POST", server.tokenUrl(), form, "Content-Type", "application/x-www-form-urlencoded");
  }

  private static HttpResponse<String> myself(Site where, String token) {
    String url = where.baseUrl() + "/rest/api/3/myself";
    return Http.send("GET", url, "", "Authorization", "Bearer " + token);
  }

  private static Arguments forgery(String reason, UnaryOperator<TokenBuilder> forgery) {
    return Arguments.of(reason, forgery);
  }
}
