package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.samples.simulator.token.QueryStringHash;
import dev.connectsecurity.samples.simulator.token.TokenBuilder;
import dev.connectsecurity.samples.simulator.token.Tokens;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProductRestTest {

  private static final Duration LIFE = Duration.ofMinutes(3);

  private final Simulator simulator = Simulator.start();
  private final TinyApp app = TinyApp.withScopes("write");
  private final Site site = simulator.site();

  @BeforeEach
  void install() {
    site.install(app.baseUrl());
  }

  @AfterEach
  void stop() {
    app.close();
    simulator.close();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "GET,    /rest/api/3/serverInfo,                    200",
    "GET,    /rest/api/3/myself,                        200",
    "GET,    /rest/api/3/issue/ACME-1,                  200",
    "GET,    /rest/api/3/user?accountId=5be24ad8b1653240376955d2, 200",
    "GET,    /rest/api/3/user?accountId=nobody,         404",
    "GET,    /rest/api/3/user,                          404",
    "POST,   /rest/api/3/issue/ACME-1/comment,          201",
    "PUT,    /rest/api/3/issue/ACME-1/properties/p%20q, 201",
    "DELETE, /rest/api/3/issue/ACME-1/properties/p%20q, 403",
    "GET,    /rest/api/3/configuration,                 403",
    "GET,    /rest/api/3/issue/ACME-2,                  404",
    "PATCH,  /rest/echo/anything,                       200",
  })
  void appWithScopeWrite_mayDoThisMuch(String method, String path, int status) {
    HttpResponse<String> response = call(method, path, token -> token);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
  }

  @Test
  void missingScope_isWordedAsTheProductDoes() {
    assertThat(call("GET", "/rest/api/3/configuration", token -> token).body())
        .isEqualTo("Request not in an authorized API scope");
    assertThat(simulator.log().exchanges())
        .last()
        .satisfies(call -> assertThat(call.note()).contains("lacks the scope ADMIN"));
  }

  @Test
  void search_echoesTheDecodedQuery() {
    String target = "/rest/api/3/search?jql=project%20%3D%20ACME+AND+text~%22a%26b%22";

    assertThat(Http.json(call("GET", target, token -> token)).getString("jql"))
        .isEqualTo("project = ACME AND text~\"a&b\"");
  }

  @Test
  void searchByPages_givesEachIssueOnce() {
    String search = "/rest/api/3/search/jql?jql=project%3DACME&fields=summary&maxResults=2";
    JsonObject first = Http.json(call("GET", search, token -> token));
    String next = search + "&nextPageToken=" + first.getString("nextPageToken");
    JsonObject last = Http.json(call("GET", next, token -> token));

    assertThat(first.getBoolean("isLast")).isFalse();
    assertThat(last.getBoolean("isLast")).isTrue();
    assertThat(first.getJsonArray("issues")).hasSize(2);
    assertThat(last.getJsonArray("issues").getJsonObject(0).getString("key")).isEqualTo("ACME-1");
    assertThat(last.getJsonArray("issues").getJsonObject(0).getJsonObject("fields"))
        .containsOnlyKeys("summary");
  }

  @Test
  void searchWithoutFields_givesIdsAndWithoutBoundsNothing() {
    JsonObject page =
        Http.json(call("GET", "/rest/api/3/search/jql?jql=project%3DACME", token -> token));

    assertThat(page.getJsonArray("issues").getJsonObject(0)).containsOnlyKeys("id");
    assertThat(call("GET", "/rest/api/3/search/jql", token -> token).statusCode()).isEqualTo(400);
  }

  @Test
  void count_countsAllIssues() {
    String url = site.baseUrl() + "/rest/api/3/search/approximate-count";
    String token = appToken().bindTo("POST", url, site.baseUrl()).sign();

    String[] authorized = {"Authorization", "JWT " + token};
    assertThat(Http.json(Http.send("POST", url, "{\"jql\":\"a = b\"}", authorized)).getInt("count"))
        .isEqualTo(3);
    assertThat(Http.send("POST", url, "{\"jql\":\"\"}", authorized).statusCode()).isEqualTo(400);
  }

  @Test
  void echo_repeatsWhatWentOverTheWire() {
    JsonObject echo = Http.json(call("GET", "/rest/echo/a%20b;c=d?q=1&q=%2B", token -> token));

    assertThat(echo.getString("path")).isEqualTo("/rest/echo/a%20b;c=d");
    assertThat(echo.getString("query")).isEqualTo("q=1&q=%2B");
  }

  @Test
  void property_isKept() {
    String path = "/rest/api/3/issue/ACME-1/properties/note";
    call("PUT", path, token -> token);

    assertThat(Http.json(call("GET", path, token -> token)).getJsonObject("value"))
        .containsKey("body");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void forgedToken_isRefusedWithItsReason(String reason, UnaryOperator<TokenBuilder> forgery) {
    HttpResponse<String> response = call("GET", "/rest/api/3/myself", forgery);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(Http.json(response).getString("reason")).contains(reason);
  }

  static Stream<Arguments> forgeries() {
    Instant now = Instant.now();
    return Stream.of(
        forgery("signature", token -> token.signedWith("x".repeat(64))),
        forgery("alg", token -> token.header("alg", "none")),
        forgery("iss", token -> token.issuer("com.example.other")),
        forgery("expired", token -> token.valid(now.minus(LIFE).minusSeconds(60), LIFE)),
        forgery("future", token -> token.valid(now.plusSeconds(120), LIFE)),
        forgery("iat", token -> token.without("iat")),
        forgery("exp", token -> token.claim("exp", "soon")),
        forgery("qsh", token -> token.without("qsh")),
        forgery("qsh", token -> token.claim("qsh", "context-qsh")));
  }

  @Test
  void tokenForAnotherMethod_isRefused() {
    String url = site.baseUrl() + "/rest/echo/x";
    String token = appToken().bindTo("GET", url, site.baseUrl()).sign();

    assertThat(Http.send("POST", url, "{}", "Authorization", "JWT " + token).statusCode())
        .isEqualTo(401);
  }

  @Test
  void missingToken_isRefused() {
    assertThat(Http.get(site.baseUrl() + "/rest/api/3/myself").statusCode()).isEqualTo(401);
    assertThat(Http.get(site.baseUrl() + "/rest/api/3/myself?jwt=a.b.c").statusCode())
        .isEqualTo(401);
  }

  @Test
  void secretBeforeReinstall_isRefusedAndTheNewOneAccepted() {
    String old = site.installation().sharedSecret();
    site.reinstall();

    assertThat(call("GET", "/rest/api/3/myself", t -> t.signedWith(old)).statusCode())
        .isEqualTo(401);
    assertThat(call("GET", "/rest/api/3/myself", t -> t).statusCode()).isEqualTo(200);
  }

  @Test
  void uninstalledApp_isRefused() {
    site.uninstall();

    assertThat(call("GET", "/rest/api/3/myself", token -> token).statusCode()).isEqualTo(401);
  }

  @Test
  void pathBelowWiki_isHashedWithoutWiki() {
    Site wiki = simulator.addSite(Product.CONFLUENCE, "Acme Wiki");
    wiki.install(app.baseUrl());
    String url = wiki.baseUrl() + "/rest/api/user/current";
    String token =
        Tokens.hs256(wiki.installation().sharedSecret())
            .issuer("com.example.notes")
            .valid(Instant.now(), LIFE)
            .claim("qsh", sha("GET&/rest/api/user/current&"))
            .sign();

    assertThat(Http.send("GET", url, "", "Authorization", "JWT " + token).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest(name = "{0} administers: {1}")
  @CsvSource({"admin, true", "bob, false"})
  void permissionCheck_knowsWhoAdministers(String user, boolean admin) {
    String body =
        "{\"accountId\":\"%s\",\"globalPermissions\":[\"ADMINISTER\"]}"
            .formatted(User.named(user).accountId());
    String url = site.baseUrl() + "/rest/api/3/permissions/check";
    String token = appToken().bindTo("POST", url, site.baseUrl()).sign();

    JsonObject answer = Http.json(Http.send("POST", url, body, "Authorization", "JWT " + token));
    assertThat(answer.getJsonArray("globalPermissions").isEmpty()).isNotEqualTo(admin);
  }

  private HttpResponse<String> call(
      String method, String target, UnaryOperator<TokenBuilder> variation) {
    String url = site.baseUrl() + target;
    String token = variation.apply(appToken().bindTo(method, url, site.baseUrl())).sign();
    String body = method.equals("GET") ? "" : "{\"body\":\"hello\"}";
    return Http.send(method, url, body, "Authorization", "JWT " + token);
  }

  private TokenBuilder appToken() {
    return Tokens.hs256(site.installation().sharedSecret())
        .issuer("com.example.notes")
        .valid(Instant.now(), LIFE);
  }

  private static String sha(String canonical) {
    return QueryStringHash.sha256(canonical);
  }

  private static Arguments forgery(String reason, UnaryOperator<TokenBuilder> forgery) {
    return Arguments.of(reason, forgery);
  }
}
