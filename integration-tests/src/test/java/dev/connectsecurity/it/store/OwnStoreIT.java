package dev.connectsecurity.it.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.probe.Probe;
import dev.connectsecurity.it.probe.ProbeServlet;
import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application may bring its own store; while that gives no answer, nobody is let in. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OwnStoreIT {
  @ArquillianResource private URL url;
  private RawHttp http;
  private Gate gate;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(
        War.config("atlassian.store.cache-time=PT0S"),
        War.descriptor("\"READ\""),
        FlakyHosts.class,
        SwitchServlet.class,
        PageServlet.class,
        PageServlet.Installs.class,
        Probe.class,
        ProbeServlet.class);
  }

  @BeforeEach
  void connect() {
    http = RawHttp.at(url);
    gate = new Gate(http);
  }

  @AfterEach
  void up() {
    http.send("POST", "/app/public/switch?up", "");
  }

  private void down() {
    assertThat(http.send("POST", "/app/public/switch?down", "").status()).isEqualTo(200);
  }

  private Answer open(Tenant tenant) {
    return http.get("/app/page", tenant.authorization("/app/page"));
  }

  @Test
  void beanOfTheApplication_isTheStore() {
    Tenant tenant = Tenant.named("own");
    Atlassian.install(http, tenant);

    gate.letsIn(() -> open(tenant));
  }

  @Test
  void row92_installWhileTheStoreIsDown_isStoredOnceItIsBack() {
    Tenant tenant = Tenant.named("waiting");
    String token = Atlassian.token(tenant.clientKey(), "installed").sign();
    String body = Atlassian.body(tenant, "installed").toString();
    down();

    Answer answer =
        gate.turnsAway(
            503, "STORE_UNAVAILABLE", () -> Atlassian.post(http, "installed", token, body));
    assertThat(answer.header("Retry-After")).contains("30");

    up();
    gate.turnsAway(401, "UNKNOWN_TENANT", () -> open(tenant));
    assertThat(Atlassian.post(http, "installed", token, body).status()).isEqualTo(204);
    gate.letsIn(() -> open(tenant));
  }

  @Test
  void pageWhileTheStoreIsDown_isRefusedForTheMoment() {
    Tenant tenant = Tenant.named("reader");
    Atlassian.install(http, tenant);
    down();

    Answer answer = gate.turnsAway(503, "STORE_UNAVAILABLE", () -> open(tenant));
    assertThat(answer.header("Retry-After")).contains("30");
    up();
    gate.letsIn(() -> open(tenant));
  }
}
