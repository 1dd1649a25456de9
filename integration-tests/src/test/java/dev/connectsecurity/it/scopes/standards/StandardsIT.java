package dev.connectsecurity.it.scopes.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles, principals and sockets of the standards, and how a refusal reads. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class StandardsIT {
  private static final Tenant TENANT = Tenant.named("standards");
  private static final String BROWSER =
      "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  // RESTEasy looks at RolesAllowed if it is told to.
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
        <context-param>
          <param-name>resteasy.role.based.security</param-name>
          <param-value>true</param-value>
        </context-param>
      </web-app>""";

  @ArquillianResource private URL url;
  private RawHttp http;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(War.config(), War.descriptor("\"ADMIN\""), Standards.class.getClasses())
        .addClasses(Standards.class, Standards.Socket.Hands.class)
        .addAsWebInfResource(new StringAsset(WEB_XML), "web.xml");
  }

  @BeforeEach
  void install() {
    http = RawHttp.at(url);
    Atlassian.install(http, TENANT);
  }

  private Answer get(String target, String... headers) {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = TENANT.authorization(target);
    return http.get(target, all);
  }

  @ParameterizedTest
  @CsvSource({
    "/app/rest/reader, 200, done",
    "/app/rest/question, 200, alice READ true SPACE_ADMIN false",
    "/app/dispatched, 200, alice true alice",
  })
  void caller_isKnownByTheStandards(String target, int status, String body) {
    Answer answer = get(target);

    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
  }

  @Test
  void roleThatTheCallerLacks_isRefusedByTheServer() {
    Answer answer = get("/app/rest/administrator");

    assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("done");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/rest/both", "/app/administration"})
  void refusal_isAPageForABrowserAndJsonForAProgram(String target) {
    Answer page = get(target, BROWSER);
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.header("Content-Type").orElse("").replace(" ", "").toLowerCase(Locale.ROOT))
        .isEqualTo("text/html;charset=utf-8");
    assertThat(page.body()).contains("missing scope SPACE_ADMIN").doesNotContain("READ");
    assertThat(page.header("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors " + TENANT.baseUrl())
        .doesNotContain("default-src", "style-src");

    for (String accept : List.of("*/*", "application/json", "application/json, text/html")) {
      Answer json = get(target, "Accept: " + accept);
      assertThat(json.status()).isEqualTo(403);
      assertThat(json.header("Content-Type").orElse("")).startsWith("application/problem+json");
      assertThat(json.body()).contains("\"detail\":\"missing scope SPACE_ADMIN\"");
    }
  }

  @Test
  void socket_knowsWhoShookHands() throws Exception {
    CompletableFuture<String> heard = new CompletableFuture<>();
    WebSocket socket = connect(TENANT.token("GET", "/app/socket").sign(), heard);

    assertThat(heard.get(30, TimeUnit.SECONDS)).isEqualTo("alice true");
    socket.abort();
  }

  @Test
  void handshakeWithoutAToken_isRefused() {
    assertThatThrownBy(() -> connect(null, new CompletableFuture<>()))
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .satisfies(
            failed ->
                assertThat(
                        ((WebSocketHandshakeException) failed.getCause())
                            .getResponse()
                            .statusCode())
                    .isEqualTo(401));
  }

  private WebSocket connect(String token, CompletableFuture<String> heard) throws Exception {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    if (token != null) {
      builder.header("Authorization", "JWT " + token);
    }
    return builder
        .buildAsync(
            URI.create("ws://localhost:" + url.getPort() + "/app/socket"), new Listening(heard))
        .get(30, TimeUnit.SECONDS);
  }

  private record Listening(CompletableFuture<String> heard) implements WebSocket.Listener {

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      heard.complete(text.toString());
      return null;
    }
  }
}
