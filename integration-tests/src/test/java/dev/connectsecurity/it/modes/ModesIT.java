package dev.connectsecurity.it.modes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.FrontDoor;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.War;
import dev.connectsecurity.samples.simulator.Product;
import dev.connectsecurity.samples.simulator.Simulator;
import dev.connectsecurity.samples.simulator.Site;
import dev.connectsecurity.samples.simulator.User;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Connect app that calls in every mode that needs no consent; the simulator knows by whom. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ModesIT {
  private static final FrontDoor DOOR = FrontDoor.open();
  private static final Simulator CLOUD = Atlassian.simulator();
  private static final Site JIRA = CLOUD.addSite(Product.JIRA, "Acme Modes");
  private static final Site GATED = CLOUD.addSite(Product.JIRA, "Acme Gated");

  @ArquillianResource private URL url;
  private RawHttp http;

  @Deployment(testable = false)
  static WebArchive app() {
    CLOUD.oauth().registerServiceAccount("an-account", "its-secret", JIRA, "read:jira-user");
    String config =
        War.config(
                "atlassian.connect.allowed-hosts=" + JIRA.origin() + "," + GATED.origin(),
                "atlassian.client.impersonation-server=" + CLOUD.authorizationServer().url(),
                "atlassian.client.gateway=" + CLOUD.gateway().url(),
                "atlassian.oauth.server=" + CLOUD.oauth().url(),
                "atlassian.api-token.site=" + JIRA.origin(),
                "atlassian.api-token.email=" + User.BOB.email(),
                "atlassian.api-token.token=" + JIRA.apiToken(User.BOB),
                "atlassian.service-account.client-id=an-account",
                "atlassian.service-account.client-secret=its-secret",
                "atlassian.service-account.cloud-id=" + JIRA.cloudId())
            .replace("https://app.example", DOOR.origin());
    return War.app(
        config,
        War.descriptor("\"READ\", \"WRITE\", \"ACT_AS_USER\""),
        Rest.class,
        ModeResource.class);
  }

  @BeforeEach
  void install() {
    http = RawHttp.at(url);
    DOOR.leadTo(http);
    if (!JIRA.hasApp()) {
      assertThat(JIRA.install(DOOR.origin() + "/app")).isEqualTo(204);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "app, App under test",
    "user, Alice",
    "narrowed, Alice",
    "api-token, Bob",
    "service-account, an-account",
  })
  void product_knowsWhoCalls(String mode, String name) {
    assertThat(call("GET", mode, User.ALICE))
        .startsWith("200 ")
        .contains("\"displayName\":\"" + name + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "app, App under test",
    "user, Alice",
    "api-token, Bob",
    "service-account, an-account",
  })
  void typedClient_callsInTheModeOfItsTarget(String mode, String name) {
    assertThat(call("GET", mode + "/typed", User.ALICE))
        .contains("\"displayName\":\"" + name + "\"");
  }

  @ParameterizedTest
  @CsvSource({"app, 201", "user, 201", "narrowed, 403", "service-account, 401"})
  void mode_writesIfItMay(String mode, String status) {
    assertThat(call("POST", mode, User.ALICE)).startsWith(status + " ");
  }

  @Test
  void tenantOfClientCredentials_isCalledThroughTheGateway() {
    assertThat(GATED.install(GATED.prepare(DOOR.origin() + "/app").withAuthentication("oauth2")))
        .isEqualTo(204);
    int before = CLOUD.gateway().counts().below("/ex/jira/" + GATED.cloudId());

    String answer =
        http.send(
                "GET",
                "/app/api/mode/app",
                "",
                "Authorization: JWT " + GATED.contextToken(User.ALICE))
            .body();

    assertThat(answer).startsWith("200 ").contains("\"displayName\":\"App under test\"");
    assertThat(CLOUD.gateway().counts().below("/ex/jira/" + GATED.cloudId())).isEqualTo(before + 1);
  }

  @Test
  void tokensOfUsers_areAskedForOnceEach() {
    call("GET", "user", User.BOB);
    int before = tokenRequests();

    assertThat(call("GET", "user", User.BOB)).contains("\"displayName\":\"Bob\"");
    assertThat(call("GET", "user", User.ADMIN)).contains("\"displayName\":\"Admin\"");

    assertThat(tokenRequests()).isEqualTo(before + 1);
  }

  @Test
  void tokensOfATenant_areForgottenWhenItInstallsAnew() {
    call("GET", "user", User.ALICE);
    int before = tokenRequests();

    assertThat(JIRA.reinstall()).isEqualTo(204);

    assertThat(call("GET", "user", User.ALICE)).startsWith("200 ");
    assertThat(tokenRequests()).isEqualTo(before + 1);
  }

  private static int tokenRequests() {
    return CLOUD.authorizationServer().counts().of("POST", "/oauth2/token");
  }

  private String call(String method, String mode, User user) {
    return http.send(
            method, "/app/api/mode/" + mode, "", "Authorization: JWT " + JIRA.contextToken(user))
        .body();
  }
}
