package dev.connectsecurity.it.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.gate.EchoServlet;
import dev.connectsecurity.it.probe.Probe;
import dev.connectsecurity.it.probe.ProbeServlet;
import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Cast;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.ServerLog;
import dev.connectsecurity.it.support.War;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Open Liberty answers otherwise than other servers; each row of {@code skips.csv} is here.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LibertyIT {
  private static final Cast.Once CAST = new Cast.Once();

  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(
        War.config(),
        War.descriptor("\"READ\""),
        EchoServlet.class,
        Probe.class,
        ProbeServlet.class);
  }

  private RawHttp http() {
    return RawHttp.at(url);
  }

  private Gate gate() {
    return new Gate(http());
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "GeT"})
  void methodInLowerCase_isGetForTheGateAndForTheApplication(String method) {
    String authorization = CAST.at(http()).a().authorization("GET", "/app/page");

    Answer answer = gate().letsIn(() -> http().send(method, "/app/page", "", authorization));

    assertThat(answer.body()).startsWith("GET /app/page");
    gate().turnsAway(401, "MISSING", () -> http().send(method, "/app/page", ""));
  }

  @Test
  void otherMethodInLowerCase_isNotOpenToATokenForGet() {
    String authorization = CAST.at(http()).a().authorization("GET", "/app/page");

    gate()
        .turnsAway(
            401, "QUERY_STRING_HASH", () -> http().send("post", "/app/page", "", authorization));
  }

  @ParameterizedTest
  @ValueSource(strings = {"//app/page", "//app/public/probe"})
  void twoSlashesBeforeTheContextPath_leadToNoApplication(String target) {
    String authorization = CAST.at(http()).a().authorization("GET", target.substring(1));

    Answer answer = gate().keepsFromApplication(() -> http().get(target, authorization));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("Context Root Not Found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/page", "/app/lifecycle/installed", "/app/public/probe"})
  void trace_isRefusedByTheServer(String target) {
    Answer answer = gate().keepsFromApplication(() -> http().send("TRACE", target, ""));

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void lineEndInThePath_isRefusedByTheServerAndForgesNoLine() {
    Answer answer = gate().keepsFromApplication(() -> http().get("/app/page/a%0d%0aforged-line"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(ServerLog.lines()).noneMatch(line -> line.startsWith("forged-line"));
  }
}
