package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {

  private final HandClock clock = new HandClock();
  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults().withClock(clock));
  private final Gateway gateway = simulator.gateway();
  private final Site site = simulator.site();
  private final OAuthApp app = OAuthApp.registered(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest(name = "{0} with {3}: {2}")
  @CsvSource({
    "GET,  /rest/api/3/myself,               200, read:jira-user",
    "GET,  /rest/api/3/myself,               401, read:jira-work",
    "GET,  /rest/api/3/search,               200, read:jira-work",
    "GET,  /rest/api/3/issue/ACME-1,         200, read:jira-work",
    "GET,  /rest/api/3/issue/ACME-1,         401, write:jira-work",
    "POST, /rest/api/3/issue/ACME-1/comment, 201, write:jira-work",
    "POST, /rest/api/3/issue/ACME-1/comment, 401, read:jira-work",
    "GET,  /rest/api/3/configuration,        403, manage:jira-configuration",
    "GET,  /rest/api/3/nothing,              404, read:jira-work",
    "GET,  /secure/Dashboard.jspa,           404, read:jira-work",
    "GET,  /rest/echo/x,                     401, read:me",
    "GET,  /rest/echo/x,                     200, read:jira-work",
  })
  void resource_needsItsScope(String method, String path, int status, String scope) {
    String token = app.withScopes(scope).accessToken(User.ALICE, site);

    HttpResponse<String> answer = bearer(method, gateway.url(site) + path, token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status == 401) {
      assertThat(answer.body())
          .isEqualTo("{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}");
    }
  }

  @Test
  void userWithoutPermission_isRefusedByTheProduct() {
    String token = app.withScopes("write:jira-work").accessToken(User.BOB, site);
    String comment = gateway.url(site) + "/rest/api/3/issue/ACME-1/comment";

    HttpResponse<String> answer = bearer("POST", comment, token);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("You do not have permission to comment");
  }

  @Test
  void accessToken_livesAsLongAsTheServerIsTold() {
    simulator.oauth().limitAccessTokens(Duration.ofSeconds(8));
    JsonObject tokens = Http.json(app.exchange(app.code(User.ALICE, site)));
    String token = tokens.getString("access_token");

    assertThat(tokens.getInt("expires_in")).isEqualTo(8);
    clock.pass(Duration.ofSeconds(7));
    assertThat(myself(gateway.url(site), token)).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    assertThat(myself(gateway.url(site), token)).isEqualTo(401);
  }

  @Test
  void siteWithoutConsent_isNotFound() {
    Site other = simulator.addSite(Product.JIRA, "Other Jira");
    String token = app.accessToken(User.ALICE, site);

    assertThat(myself(gateway.url(other), token)).isEqualTo(404);
    assertThat(myself(gateway.url() + "/ex/jira/no-such-site", token)).isEqualTo(404);
    app.accessToken(User.ALICE, other);
    assertThat(myself(gateway.url(other), token)).as("sites accumulate").isEqualTo(200);
  }

  @Test
  void tokenOfAConsent_isNothingOnTheSiteItself() {
    assertThat(myself(site.baseUrl(), app.accessToken(User.ALICE, site))).isEqualTo(401);
  }

  @Test
  void accessToken_livesAnHourOrUntilTheTestEndsIt() {
    String token = app.accessToken(User.ALICE, site);
    clock.pass(Duration.ofHours(1).minusSeconds(1));
    assertThat(myself(gateway.url(site), token)).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    assertThat(myself(gateway.url(site), token)).isEqualTo(401);

    String refreshToken = app.refreshToken(User.ALICE, site);
    String other = Http.json(app.refresh(refreshToken)).getString("access_token");
    simulator.oauth().expireAccessTokens();
    assertThat(myself(gateway.url(site), other)).isEqualTo(401);
  }

  @Test
  void resources_repeatTheIdOfASiteForEachProduct() {
    simulator.addProduct(site, Product.CONFLUENCE);
    simulator.addSite(Product.JIRA, "Other Jira");
    String token =
        app.withScopes("read:jira-work read:confluence-user").accessToken(User.ALICE, site);

    JsonArray entries = resources(token);
    assertThat(entries).hasSize(2);
    assertThat(entries.getValuesAs(JsonObject.class))
        .allSatisfy(e -> assertThat(e.getString("id")).isEqualTo(site.cloudId()));
    assertThat(entries.getJsonObject(0).getJsonArray("scopes").getString(0))
        .isEqualTo("read:jira-work");
    assertThat(entries.getJsonObject(1).getJsonArray("scopes").getString(0))
        .isEqualTo("read:confluence-user");
    assertThat(resources(app.withScopes("read:me").accessToken(User.BOB))).isEmpty();
  }

  @Test
  void confluence_isBelowWiki() {
    Site wiki = simulator.addProduct(site, Product.CONFLUENCE);
    String token = app.withScopes("read:confluence-user").accessToken(User.ALICE, wiki);

    String current = "/rest/api/user/current";
    assertThat(bearer("GET", gateway.url(wiki) + "/wiki" + current, token).statusCode())
        .isEqualTo(200);
    assertThat(bearer("GET", gateway.url(wiki) + current, token).statusCode()).isEqualTo(404);
  }

  @Test
  void me_needsItsScope() {
    String me = gateway.url() + "/me";

    assertThat(bearer("GET", me, app.accessToken(User.ALICE, site)).body())
        .contains(User.ALICE.accountId(), User.ALICE.email());
    String other = app.withScopes("read:jira-work").accessToken(User.ALICE, site);
    assertThat(bearer("GET", me, other).statusCode()).isEqualTo(401);
    assertThat(Http.get(me).statusCode()).isEqualTo(401);
  }

  @Test
  void serviceAccount_callsItsSiteOnly() {
    simulator.oauth().registerServiceAccount("robot", "robots-secret", site, "read:jira-user");
    Site other = simulator.addSite(Product.JIRA, "Other Jira");
    JsonObject granted =
        Http.json(
            app.ask(
                "client_id",
                "robot",
                "client_secret",
                "robots-secret",
                "grant_type",
                "client_credentials"));

    String token = granted.getString("access_token");
    assertThat(granted).doesNotContainKey("refresh_token");
    assertThat(bearer("GET", gateway.url(site) + "/rest/api/3/myself", token).body())
        .contains("robot");
    assertThat(myself(gateway.url(other), token)).isEqualTo(404);
    assertThat(bearer("GET", gateway.url(site) + "/rest/api/3/search", token).statusCode())
        .isEqualTo(401);
  }

  @Test
  void tenantInfo_tellsTheCloudId() {
    assertThat(Http.json(Http.get(site.origin() + "/_edge/tenant_info")).getString("cloudId"))
        .isEqualTo(site.cloudId());
  }

  private JsonArray resources(String token) {
    String url = gateway.url() + "/oauth/token/accessible-resources";
    return Json.createReader(new StringReader(bearer("GET", url, token).body())).readArray();
  }

  private static int myself(String root, String token) {
    return bearer("GET", root + "/rest/api/3/myself", token).statusCode();
  }

  private static HttpResponse<String> bearer(String method, String url, String token) {
    String body = method.equals("GET") ? "" : "{\"body\":\"hello\"}";
    return Http.send(method, url, body, "Authorization", "Bearer " + token);
  }
}
