package dev.connectsecurity.it.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.FrontDoor;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.War;
import dev.connectsecurity.samples.simulator.Product;
import dev.connectsecurity.samples.simulator.Simulator;
import dev.connectsecurity.samples.simulator.Site;
import dev.connectsecurity.samples.simulator.User;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is called, renewed and refused: no secret, token or code is in a log, at any level. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SilentLogsIT {
  private static final FrontDoor DOOR = FrontDoor.open();
  private static final Simulator CLOUD = Atlassian.simulator();
  private static final Site JIRA = CLOUD.addSite(Product.JIRA, "Acme Logs");
  private static final String CLIENT_SECRET = "canary-of-the-oauth-client-secret";
  private static final String ACCOUNT_SECRET = "canary-of-the-service-account-secret";
  private static final String API_TOKEN = JIRA.apiToken(User.BOB);

  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    String callback = DOOR.origin() + "/app/oauth/callback";
    CLOUD.oauth().register("logs-app", CLIENT_SECRET, callback, "read:me", "read:jira-user");
    CLOUD.oauth().registerServiceAccount("logs-account", ACCOUNT_SECRET, JIRA, "read:jira-user");
    String config =
        War.config(
                "atlassian.connect.allowed-hosts=" + JIRA.origin(),
                "atlassian.client.impersonation-server=" + CLOUD.authorizationServer().url(),
                "atlassian.client.gateway=" + CLOUD.gateway().url(),
                "atlassian.oauth.server=" + CLOUD.oauth().url(),
                "atlassian.oauth.client-id=logs-app",
                "atlassian.oauth.client-secret=" + CLIENT_SECRET,
                "atlassian.oauth.redirect-uri=" + callback,
                "atlassian.oauth.scopes=read:me read:jira-user offline_access",
                "atlassian.api-token.site=" + JIRA.origin(),
                "atlassian.api-token.email=" + User.BOB.email(),
                "atlassian.api-token.token=" + API_TOKEN,
                "atlassian.service-account.client-id=logs-account",
                "atlassian.service-account.client-secret=" + ACCOUNT_SECRET,
                "atlassian.service-account.cloud-id=" + JIRA.cloudId())
            .replace("https://app.example", DOOR.origin());
    return War.app(
        config,
        War.descriptor("\"READ\", \"ACT_AS_USER\""),
        Rest.class,
        SecretsResource.class,
        LogBook.class);
  }

  @Test
  void secretsTokensAndCodes_areInNoLog() {
    RawHttp http = RawHttp.at(url);
    DOOR.leadTo(http);
    assertThat(JIRA.install(DOOR.origin() + "/app")).isEqualTo(204);
    List<String> canaries = new ArrayList<>(List.of(CLIENT_SECRET, ACCOUNT_SECRET, API_TOKEN));
    String cookie = signIn(http, canaries);

    for (String mode : List.of("app", "user", "api-token", "service-account", "grant")) {
      assertThat(call(http, mode, cookie, canaries)).as(mode).isEqualTo("200");
    }
    canaries.addAll(call(http, "secrets", cookie, canaries).lines().toList());
    CLOUD.oauth().expireAccessTokens();
    assertThat(call(http, "grant", cookie, canaries)).isEqualTo("200");
    canaries.addAll(call(http, "secrets", cookie, canaries).lines().toList());
    JIRA.revokeApiTokens(User.BOB);
    assertThat(call(http, "api-token", cookie, canaries)).isNotEqualTo("200");
    cookie = signIn(http, canaries);
    assertThat(call(http, "grant", cookie, canaries)).isEqualTo("200");
    CLOUD.oauth().revoke(User.ALICE);
    assertThat(call(http, "grant", cookie, canaries)).isEqualTo("refused CONSENT_REQUIRED");
    assertThat(
            http.get("/app/oauth/callback?code=canary-of-a-code&state=canary-of-a-state").status())
        .isEqualTo(400);

    String logs = call(http, "logs", cookie, new ArrayList<>());
    assertThat(logs).contains("dev.connectsecurity");
    canaries.addAll(List.of("canary-of-a-code", "canary-of-a-state"));
    assertThat(canaries).hasSizeGreaterThan(12);
    for (String canary : canaries) {
      assertThat(logs.contains(canary)).as("in clear").isFalse();
      byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
      assertThat(logs.contains(Base64.getEncoder().withoutPadding().encodeToString(bytes)))
          .as("in base64")
          .isFalse();
    }
  }

  private static String signIn(RawHttp http, List<String> canaries) {
    Answer login = http.get("/app/oauth/login?returnTo=/app/there");
    URI authorize = URI.create(login.header("Location").orElseThrow());
    canaries.add(authorize.getRawQuery().replaceAll(".*(?:^|&)state=([^&]*).*", "$1"));
    URI callback = CLOUD.oauth().accept(authorize, User.ALICE, JIRA);
    canaries.add(callback.getRawQuery().replaceAll(".*(?:^|&)code=([^&]*).*", "$1"));
    String before = cookieOf(login);
    Answer landed =
        http.get(callback.getRawPath() + '?' + callback.getRawQuery(), "Cookie: " + before);
    assertThat(landed.status()).isEqualTo(303);
    String after = cookieOf(landed);
    canaries.add(before.substring(before.indexOf('=') + 1));
    canaries.add(after.substring(after.indexOf('=') + 1));
    return "Cookie: " + after;
  }

  private static String cookieOf(Answer answer) {
    return answer.header("Set-Cookie").orElseThrow().split(";")[0];
  }

  private static String call(RawHttp http, String word, String cookie, List<String> canaries) {
    String token = JIRA.contextToken(User.ALICE);
    canaries.add(token);
    Answer answer = http.get("/app/api/" + word, cookie, "Authorization: JWT " + token);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.body();
  }
}
