package dev.connectsecurity.it.modes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Atlassian;
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
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A WAR that is no Connect app: it calls by a token with scopes, and has no gate. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class WithoutConnectIT {
  private static final Simulator CLOUD = Atlassian.simulator();
  private static final Site JIRA = CLOUD.addSite(Product.JIRA, "Acme Without");

  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    String config =
        String.join(
            "\n",
            "atlassian.client.gateway=" + CLOUD.gateway().url(),
            "atlassian.api-token.cloud-id=" + JIRA.cloudId(),
            "atlassian.api-token.email=" + User.ALICE.email(),
            "atlassian.api-token.token=" + JIRA.scopedApiToken(User.ALICE, "read:jira-user"));
    return War.bare("app.war", Rest.class, ModeResource.class)
        .addAsResource(new StringAsset(config), "META-INF/microprofile-config.properties");
  }

  @Test
  void tokenWithScopes_callsThroughTheGateway() {
    assertThat(get("/app/api/mode/api-token"))
        .startsWith("200 ")
        .contains("\"displayName\":\"Alice\"");
  }

  @Test
  void tokenWithScopes_opensNoMoreThanThey() {
    assertThat(http().send("POST", "/app/api/mode/api-token", "").body()).startsWith("401 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "user"})
  void modesOfConnect_sayWhatIsMissing(String mode) {
    assertThat(get("/app/api/mode/" + mode))
        .isEqualTo(
            "refused NOT_CONFIGURED: Not sent: calls by the app and its users are not configured."
                + " Set atlassian.connect.app-key, atlassian.connect.base-url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/atlassian-connect.json", "/app/lifecycle/installed", "/app/any"})
  void pathsOfConnect_areNotThere(String path) {
    assertThat(http().get(path).status()).isEqualTo(404);
  }

  private String get(String path) {
    return http().get(path).body();
  }

  private RawHttp http() {
    return RawHttp.at(url);
  }
}
