package dev.connectsecurity.samples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTokenTest {

  private static final String MYSELF = "/rest/api/3/myself";

  private final Simulator simulator = Simulator.start();
  private final Site site = simulator.site();

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void classicToken_opensTheSiteAsItsUser() {
    HttpResponse<String> answer =
        get(site.baseUrl() + MYSELF, User.ALICE.email(), site.apiToken(User.ALICE));

    assertThat(answer.body()).contains(User.ALICE.accountId());
    assertThat(answer.headers().firstValue("X-Seraph-LoginReason")).contains("OK");
  }

  @Test
  void classicToken_mayWhatItsUserMay() {
    String url = site.baseUrl() + "/rest/api/3/configuration";

    assertThat(get(url, User.BOB.email(), site.apiToken(User.BOB)).statusCode()).isEqualTo(403);
    assertThat(get(url, User.ADMIN.email(), site.apiToken(User.ADMIN)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/rest/api/3/serverInfo, 200",
    "/rest/api/3/search, 200",
    "/rest/api/3/issue/ACME-1, 404",
    "/rest/api/3/myself, 401",
  })
  void wrongToken_isAnonymous(String path, int status) {
    HttpResponse<String> answer = get(site.baseUrl() + path, User.ALICE.email(), "wrong");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("Coffee");
    assertThat(answer.headers().firstValue("X-Seraph-LoginReason"))
        .contains("AUTHENTICATED_FAILED");
  }

  @Test
  void tokenOfAnother_orEnded_isWrong() {
    String token = site.apiToken(User.ALICE);
    String url = site.baseUrl() + MYSELF;

    assertThat(get(url, User.BOB.email(), token).statusCode()).isEqualTo(401);
    site.revokeApiTokens(User.ALICE);
    assertThat(get(url, User.ALICE.email(), token).statusCode()).isEqualTo(401);
    assertThat(Http.send("GET", url, "", "Authorization", "Basic %%%").statusCode()).isEqualTo(401);
  }

  @Test
  void pairWithoutItsPadding_isWrong() {
    String pair = User.ALICE.email() + ':' + site.apiToken(User.ALICE);
    String padded = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    String url = site.baseUrl() + MYSELF;
    assertThat(padded).endsWith("=");

    String bare = padded.replace("=", "");
    assertThat(Http.send("GET", url, "", "Authorization", "Basic " + padded).statusCode())
        .isEqualTo(200);
    assertThat(Http.send("GET", url, "", "Authorization", "Basic " + bare).statusCode())
        .isEqualTo(401);
  }

  @Test
  void scopedToken_opensTheGatewayOnly() {
    String token = site.scopedApiToken(User.ALICE, "read:jira-user");
    String root = simulator.gateway().url(site);

    assertThat(get(root + MYSELF, User.ALICE.email(), token).body())
        .contains(User.ALICE.accountId());
    assertThat(get(root + "/rest/api/3/search", User.ALICE.email(), token).body())
        .contains("scope does not match");
    assertThat(get(site.baseUrl() + MYSELF, User.ALICE.email(), token).statusCode()).isEqualTo(401);
    assertThat(get(root + MYSELF, User.ALICE.email(), site.apiToken(User.ALICE)).statusCode())
        .as("a classic token in the gateway")
        .isEqualTo(401);
  }

  @Test
  void lockedLogin_saysWhy() {
    site.faults().next(1, Fault.denied(Denial.CAPTCHA));

    HttpResponse<String> answer =
        get(site.baseUrl() + MYSELF, User.ALICE.email(), site.apiToken(User.ALICE));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("X-Seraph-LoginReason"))
        .contains("AUTHENTICATION_DENIED");
  }

  private static HttpResponse<String> get(String url, String email, String token) {
    String pair = Base64.getEncoder().encodeToString((email + ':' + token).getBytes(UTF_8));
    return Http.send("GET", url, "", "Authorization", "Basic " + pair);
  }
}
