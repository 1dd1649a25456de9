package dev.connectsecurity.it.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.probe.Probe;
import dev.connectsecurity.it.probe.ProbeServlet;
import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import jakarta.json.Json;
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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A demand for a scope holds wherever it stands and however it is reached.
 *
 * <p>The app declares ADMIN; that implies SPACE_ADMIN in Confluence and not in Jira, so of two
 * tenants one may and one may not.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class GuardsIT {
  private static final Tenant JIRA = Tenant.named("jira");
  private static final Tenant WIKI = Tenant.named("wiki");

  @ArquillianResource private URL url;
  private RawHttp http;
  private Gate gate;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(War.config(), War.descriptor("\"ADMIN\""), Resources.class.getClasses())
        .addClasses(
            Resources.class,
            Rest.class,
            Servlets.class,
            Servlets.GuardedServlet.class,
            Servlets.Forward.class,
            Servlets.Include.class,
            Servlets.CallsService.class,
            GreedyMapper.class,
            Probe.class,
            ProbeServlet.class);
  }

  @BeforeEach
  void install() {
    http = RawHttp.at(url);
    gate = new Gate(http);
    Atlassian.install(http, JIRA);
    String body =
        Json.createObjectBuilder(Atlassian.body(WIKI, "installed"))
            .add("productType", "confluence")
            .build()
            .toString();
    String token = Atlassian.token(WIKI.clientKey(), "installed").sign();
    assertThat(Atlassian.post(http, "installed", token, body).status()).isEqualTo(204);
  }

  private Answer get(Tenant tenant, String target) {
    return http.get(target, tenant.authorization(target));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/app/class",
        "/app/method",
        "/app/method/both",
        "/app/stereotype",
        "/app/inherited",
        "/app/service",
        "/app/service/sub",
        "/app/servlet"
      })
  void demand_holdsWhereverItStands(String target) {
    assertThat(get(WIKI, target).body()).isEqualTo("done");

    Answer refused = get(JIRA, target);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(refused.header("WWW-Authenticate")).isEmpty();
    assertThat(refused.body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
                + "\"detail\":\"missing scope SPACE_ADMIN\"}");
    assertThat(refused.header("Cache-Control").orElse("")).contains("no-store");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/app/class/less", "/app/method/open"})
  void methodThatDemandsLess_isOpenToMore(String target) {
    assertThat(get(JIRA, target).body()).isEqualTo("done");
    Gate.assertRefusal(http.get(target), 401);
  }

  @ParameterizedTest(name = "row 106: {0}")
  @ValueSource(strings = {"/app/public/forward", "/app/public/include", "/app/public/service"})
  void wayRoundTheGate_endsAtTheGuard(String target) {
    Answer answer = gate.keepsFromApplication(() -> http.get(target));

    Gate.assertRefusal(answer, 401);
  }

  @Test
  void guardedBean_isClosedOnAThreadWithoutARequest() {
    assertThat(get(WIKI, "/app/elsewhere").body()).isEqualTo("MISSING");
  }
}
