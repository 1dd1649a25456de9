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
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(simulator.log().exchanges())
        .anyMatch(call -> call.note().startsWith("token for Alice, [") && call.status() == 200);
  }

  @Test
  void narrowedScope_binds() {
    site.install(app.baseUrl());
    String token = Http.json(ask(t -> t, "READ READ")).getString("access_token");
    String comment = site.baseUrl() + "/rest/api/3/issue/ACME-1/comment";

    assertThat(myself(site, token).statusCode()).isEqualTo(200);
    assertThat(Http.send("POST", comment, "{}", "Authorization", bearer(token)).statusCode())
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
        forgery("aud", token -> token.without("aud")),
        forgery("sub", token -> token.subject("urn:atlassian:connect:useraccountid:")),
        forgery("sub", token -> token.subject("urn:atlassian:connect:userkey:alice")),
        forgery("sub", token -> token.subject(User.ALICE.accountId())),
        forgery("expired", token -> token.valid(now.minusSeconds(90), Duration.ofSeconds(50))),
        forgery("minute", token -> token.valid(now, Duration.ofSeconds(61))),
        forgery("future", token -> token.valid(now.plusSeconds(120), Duration.ofSeconds(55))),
        forgery("before", token -> token.valid(now.plusSeconds(20), Duration.ofSeconds(-5))),
        forgery("iat", token -> token.without("iat")),
        forgery("exp", token -> token.without("exp")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"READ ADMIN", "read", "READ,WRITE"})
  void scopeThatTheAppLacks_isRefused(String scope) {
    site.install(app.baseUrl());
    HttpResponse<String> response = ask(token -> token, scope);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Http.json(response).getString("error")).isEqualTo("invalid_scope");
  }

  @Test
  void tenantOfConfluence_isNamedWithWiki() {
    Site wiki = simulator.addSite(Product.CONFLUENCE, "Acme Wiki");
    wiki.install(app.baseUrl());

    JsonObject granted = Http.json(post(form(wiki, t -> t, "READ")));
    String url = wiki.baseUrl() + "/rest/api/user/current";
    assertThat(
            Http.send("GET", url, "", "Authorization", bearer(granted.getString("access_token")))
                .body())
        .contains(User.ALICE.accountId());
    String withoutWiki = form(wiki, t -> t.claim("tnt", wiki.origin()), "READ");
    assertThat(post(withoutWiki).body()).contains("tnt is no site");
  }

  @Test
  void tokensThatAreOut_endOnDemand() {
    site.install(app.baseUrl());
    String token = Http.json(ask(t -> t, "")).getString("access_token");
    server.expireAccessTokens();

    assertThat(myself(site, token).statusCode()).isEqualTo(401);
    assertThat(ask(t -> t, "").statusCode()).isEqualTo(200);
  }

  @Test
  void reinstall_endsTokens() {
    site.install(app.baseUrl());
    String token = Http.json(ask(t -> t, "")).getString("access_token");
    site.reinstall();

    assertThat(myself(site, token).statusCode()).isEqualTo(401);
  }

  @Test
  void otherGrantOrNoForm_isRefusedInTheWordsOfOAuth() {
    site.install(app.baseUrl());
    String form = form(site, t -> t, "");
    String other = form.replaceFirst("grant_type=[^&]*", "grant_type=client_credentials");

    assertThat(Http.json(post(other)).getString("error")).isEqualTo("unsupported_grant_type");
    HttpResponse<String> json =
        Http.send("POST", server.tokenUrl(), form, "Content-Type", "application/json");
    assertThat(Http.json(json).getString("error")).isEqualTo("invalid_request");
  }

  @Test
  void appWithoutActAsUser_isRefused() {
    try (TinyApp modest = TinyApp.withScopes("ADMIN")) {
      site.install(modest.baseUrl());
      assertThat(ask(token -> token, "").body()).contains("ACT_AS_USER");
    }
  }

  private HttpResponse<String> ask(UnaryOperator<TokenBuilder> variation, String scope) {
    return post(form(site, variation, scope));
  }

  private String form(Site where, UnaryOperator<TokenBuilder> variation, String scope) {
    Installation installed = where.installation();
    TokenBuilder assertion =
        Tokens.hs256(installed.sharedSecret())
            .issuer("urn:atlassian:connect:clientid:" + installed.oauthClientId())
            .subject("urn:atlassian:connect:useraccountid:" + User.ALICE.accountId())
            .claim("tnt", where.baseUrl())
            .claim("aud", server.url())
            .valid(Instant.now(), Duration.ofSeconds(55));
    return "grant_type="
        + encode("urn:ietf:params:oauth:grant-type:jwt-bearer")
        + "&assertion="
        + variation.apply(assertion).sign()
        + "&scope="
        + encode(scope);
  }

  private HttpResponse<String> post(String form) {
    return Http.send(
        "POST", server.tokenUrl(), form, "Content-Type", "application/x-www-form-urlencoded");
  }

  private static String bearer(String token) {
    return "Bearer " + token;
  }

  private static HttpResponse<String> myself(Site where, String token) {
    String url = where.baseUrl() + "/rest/api/3/myself";
    return Http.send("GET", url, "", "Authorization", bearer(token));
  }

  private static Arguments forgery(String reason, UnaryOperator<TokenBuilder> forgery) {
    return Arguments.of(reason, forgery);
  }
}
