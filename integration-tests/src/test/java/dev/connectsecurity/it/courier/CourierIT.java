package dev.connectsecurity.it.courier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.FrontDoor;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.War;
import dev.connectsecurity.samples.simulator.Product;
import dev.connectsecurity.samples.simulator.Site;
import dev.connectsecurity.samples.simulator.User;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the app sends to its tenant's product, the product verifies. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CourierIT {
  private static final FrontDoor DOOR = FrontDoor.open();
  private static final Site JIRA = Atlassian.simulator().site();
  private static final Site WIKI = Atlassian.simulator().addSite(Product.CONFLUENCE, "Acme Wiki");

  @ArquillianResource private URL url;
  private RawHttp http;

  @Deployment(testable = false)
  static WebArchive app() {
    String config =
        War.config("atlassian.connect.allowed-hosts=" + JIRA.origin() + "," + WIKI.origin())
            .replace("https://app.example", DOOR.origin());
    return War.app(
        config, War.descriptor("\"READ\", \"WRITE\""), Rest.class, CallingResource.class);
  }

  @BeforeEach
  void install() {
    http = RawHttp.at(url);
    DOOR.leadTo(http);
    for (Site site : List.of(JIRA, WIKI)) {
      if (!site.hasApp()) {
        assertThat(site.install(DOOR.origin() + "/app")).isEqualTo(204);
      }
    }
  }

  private Answer call(Site site, JsonObject call) {
    return http.send(
        "POST",
        "/app/api/call",
        call.toString(),
        "Content-Type: application/json",
        "Authorization: JWT " + site.contextToken(User.ALICE));
  }

  private static JsonObject call(String method, String path, List<String> values, String... query) {
    JsonArrayBuilder parameters = Json.createArrayBuilder();
    for (int i = 0; i < query.length; i += 2) {
      parameters.add(Json.createArrayBuilder().add(query[i]).add(query[i + 1]));
    }
    return Json.createObjectBuilder()
        .add("method", method)
        .add("path", path)
        .add("values", Json.createArrayBuilder(values))
        .add("query", parameters)
        .build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void call_isVerifiedByTheProduct(String words, JsonObject call, String path, String query) {
    for (Site site : List.of(JIRA, WIKI)) {
      String body = call(site, call).body();

      assertThat(body).as(words).startsWith("200 ");
      JsonObject echo = Json.createReader(new StringReader(body.substring(4))).readObject();
      assertThat(echo.getString("path")).isEqualTo(site.product().contextPath() + path);
      assertThat(URLDecoder.decode(echo.getString("query", ""), StandardCharsets.UTF_8))
          .isEqualTo(query);
    }
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        row("plain", get("/rest/echo/x"), "/rest/echo/x", ""),
        row("post", call("POST", "/rest/echo/x", List.of()), "/rest/echo/x", ""),
        row("space in the path", get("/rest/echo/a b"), "/rest/echo/a%20b", ""),
        row("plus in the path", get("/rest/echo/a+b"), "/rest/echo/a+b", ""),
        row(
            "unicode in the path",
            get("/rest/echo/\u00fc\u2603"),
            "/rest/echo/%C3%BC%E2%98%83",
            ""),
        row("ampersand in the path", get("/rest/echo/a&b"), "/rest/echo/a&b", ""),
        row("slash at the end", get("/rest/echo/x/"), "/rest/echo/x/", ""),
        row(
            "template",
            call("GET", "/rest/echo/{value}/y", List.of("a b+c/\u00fc")),
            "/rest/echo/a%20b+c%2F%C3%BC/y",
            ""),
        row("space in the query", get("/rest/echo/x", "q", "a b"), "/rest/echo/x", "q=a b"),
        row("plus in the query", get("/rest/echo/x", "q", "a+b"), "/rest/echo/x", "q=a+b"),
        row(
            "unicode in the query",
            get("/rest/echo/x", "q", "\u00fc\u2603\ud83d\ude00"),
            "/rest/echo/x",
            "q=\u00fc\u2603\ud83d\ude00"),
        row("percent in the query", get("/rest/echo/x", "q", "100%"), "/rest/echo/x", "q=100%"),
        row(
            "repeated parameter",
            get("/rest/echo/x", "q", "2", "q", "1", "q", "1"),
            "/rest/echo/x",
            "q=2&q=1&q=1"),
        row(
            "value with a comma",
            get("/rest/echo/x", "q", "1,2", "q", "3"),
            "/rest/echo/x",
            "q=1,2&q=3"),
        row("empty value", get("/rest/echo/x", "q", ""), "/rest/echo/x", "q="),
        row(
            "query language",
            get("/rest/echo/x", "jql", "project = ACME AND text ~ \"a&b\""),
            "/rest/echo/x",
            "jql=project = ACME AND text ~ \"a&b\""));
  }

  private static JsonObject get(String path, String... query) {
    return call("GET", path, List.of(), query);
  }

  private static Arguments row(String words, JsonObject call, String path, String query) {
    return Arguments.of(words, call, path, query);
  }

  @Test
  void callBeyondTheScopesOfTheApp_isTheProductsToRefuse() {
    assertThat(call(JIRA, get("/rest/api/3/configuration")).body()).startsWith("403 ");
    assertThat(call(JIRA, get("/rest/api/3/myself")).body()).startsWith("200 ");
  }

  @ParameterizedTest(name = "row 132: {0}")
  @ValueSource(strings = {"/../outside", "/rest/../../outside", "/rest/%2e%2e/%2e%2e/outside"})
  void callThatLeavesTheTenant_isNotSent(String path) {
    int before = WIKI.counts().below("/");

    assertThat(call(WIKI, get(path)).body()).isEqualTo("refused FOREIGN_TARGET");
    assertThat(WIKI.counts().below("/")).isEqualTo(before);
  }

  @Test
  void callAfterReinstall_isSignedWithTheNewSecret() {
    assertThat(JIRA.reinstall()).isEqualTo(204);

    assertThat(call(JIRA, get("/rest/echo/x")).body()).startsWith("200 ");
  }
}
