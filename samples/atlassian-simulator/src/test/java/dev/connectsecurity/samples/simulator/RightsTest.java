package dev.connectsecurity.samples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.samples.simulator.token.Tokens;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the products say that Alice, Bob and the administrator may do. */
class RightsTest {

  private final Simulator simulator = Simulator.start();
  private final TinyApp app = TinyApp.withScopes("write");
  private final Site jira = simulator.site();
  private final Site wiki = simulator.addSite(Product.CONFLUENCE, "Acme Wiki");

  RightsTest() {
    jira.install(app.baseUrl());
    wiki.install(app.baseUrl());
  }

  @AfterEach
  void stop() {
    app.close();
    simulator.close();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "bob,   BROWSE_PROJECTS,     true",
    "bob,   EDIT_ISSUES,         false",
    "alice, EDIT_ISSUES,         true",
    "alice, ADMINISTER_PROJECTS, false",
    "admin, EDIT_ISSUES,         true",
    "admin, ADMINISTER_PROJECTS, true",
  })
  void jira_knowsWhoMayDoWhatInProjectAndIssue(String user, String permission, boolean held) {
    JsonObject grant =
        Http.json(check(user, permission, 10001))
            .getJsonArray("projectPermissions")
            .getJsonObject(0);

    assertThat(grant.getJsonArray("issues").toString()).isEqualTo(held ? "[10001]" : "[]");
    assertThat(grant.getJsonArray("projects").toString()).isEqualTo(held ? "[10000]" : "[]");
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "bob,   GET,    /properties/p, 404",
    "bob,   PUT,    /properties/p, 403",
    "bob,   DELETE, /properties/p, 403",
    "bob,   POST,   /comment,      403",
    "alice, PUT,    /properties/p, 201",
    "alice, POST,   /comment,      201",
  })
  void person_mayChangeAnIssueOnlyWithThePermission(
      String user, String method, String path, int status) {
    User person = User.named(user);
    String pair = person.email() + ':' + jira.apiToken(person);
    String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    String url = jira.baseUrl() + "/rest/api/3/issue/ACME-1" + path;
    String body = method.startsWith("P") ? "{\"body\":\"hello\"}" : "";

    assertThat(Http.send(method, url, body, "Authorization", basic).statusCode()).isEqualTo(status);
  }

  @Test
  void issueThatIsNotThere_isLeftOut() {
    JsonObject grant =
        Http.json(check("admin", "EDIT_ISSUES", 4711))
            .getJsonArray("projectPermissions")
            .getJsonObject(0);

    assertThat(grant.getJsonArray("issues")).isEmpty();
  }

  @Test
  void unknownPermission_isABadRequest() {
    assertThat(check("admin", "EDIT_ISUES", 10001).statusCode()).isEqualTo(400);
  }

  @Test
  void projectKey_leadsToItsId() {
    assertThat(Http.json(call(jira, "GET", "/rest/api/3/project/ACME", "")).getString("id"))
        .isEqualTo("10000");
    assertThat(call(jira, "GET", "/rest/api/3/project/OTHER", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "bob,   read,   true",
    "bob,   update, false",
    "alice, update, true",
    "alice, delete, false",
    "admin, delete, true",
  })
  void confluence_knowsWhoMayDoWhatWithAPage(String user, String operation, boolean held) {
    assertThat(Http.json(content("65601", user, operation)).getBoolean("hasPermission"))
        .isEqualTo(held);
  }

  @Test
  void pageOrUserThatIsNotThere_is404() {
    assertThat(content("1", "admin", "read").statusCode()).isEqualTo(404);
    assertThat(content("65601", "anonymous", "read").statusCode()).isEqualTo(404);
    assertThat(content("65601", "admin", "administer").statusCode()).isEqualTo(400);
    assertThat(call(wiki, "GET", "/rest/api/user?accountId=x", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest(name = "{0} administers: {1}")
  @CsvSource({"admin, true", "alice, false", "bob, false"})
  void confluence_knowsWhoAdministers(String user, boolean admin) {
    String path = "/rest/api/user?accountId=" + User.named(user).accountId();

    assertThat(call(wiki, "GET", path + "&expand=operations", "").body().contains("administer"))
        .isEqualTo(admin);
    assertThat(call(wiki, "GET", path, "").body()).doesNotContain("operations");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "bob,   read,       true",
    "bob,   administer, false",
    "alice, create,     true",
    "alice, administer, false",
    "admin, administer, true",
  })
  void space_isOpenByGroups(String user, String operation, boolean held) {
    JsonObject space =
        Http.json(call(wiki, "GET", "/api/v2/spaces?keys=ACME", ""))
            .getJsonArray("results")
            .getJsonObject(0);
    String permissions = "/api/v2/spaces/" + space.getString("id") + "/permissions?limit=200";
    String groups =
        call(wiki, "GET", "/rest/api/user/memberof?accountId=" + User.named(user).accountId(), "")
            .body();

    assertThat(
            Http.json(call(wiki, "GET", permissions, ""))
                .getJsonArray("results")
                .getValuesAs(JsonObject.class))
        .as(groups)
        .filteredOn(one -> one.getJsonObject("operation").getString("key").equals(operation))
        .extracting(one -> one.getJsonObject("principal").getString("id"))
        .matches(ids -> held == ids.stream().anyMatch(groups::contains));
    assertThat(
            Http.json(call(wiki, "GET", "/api/v2/spaces?keys=OTHER", "")).getJsonArray("results"))
        .isEmpty();
  }

  private HttpResponse<String> check(String user, String permission, int issue) {
    String body =
        "{\"accountId\":\"%s\",\"projectPermissions\":[{\"permissions\":[\"%s\"],\"issues\":[%d],\"projects\":[10000]}]}"
            .formatted(User.named(user).accountId(), permission, issue);
    return call(jira, "POST", "/rest/api/3/permissions/check", body);
  }

  private HttpResponse<String> content(String id, String user, String operation) {
    String body =
        "{\"subject\":{\"type\":\"user\",\"identifier\":\"%s\"},\"operation\":\"%s\"}"
            .formatted(User.named(user).accountId(), operation);
    return call(wiki, "POST", "/rest/api/content/" + id + "/permission/check", body);
  }

  private static HttpResponse<String> call(Site site, String method, String path, String body) {
    String url = site.baseUrl() + path;
    String token =
        Tokens.hs256(site.installation().sharedSecret())
            .issuer("com.example.notes")
            .valid(Instant.now(), Duration.ofMinutes(3))
            .bindTo(method, url, site.baseUrl())
            .sign();
    return Http.send(method, url, body, "Authorization", "JWT " + token);
  }
}
