package dev.connectsecurity.it.callers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Cast;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import java.net.URL;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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

/** Whoever asks who is calling hears of the caller of this request, and of no other. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CallersIT {
  private static final int REQUESTS = 2_000;
  private static final String RENEWED = "X-Connect-Session-Token";
  private static final Cast.Once CAST = new Cast.Once();

  @ArquillianResource private URL url;
  private RawHttp http;
  private Tenant a;
  private Tenant b;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(
        War.config(),
        War.descriptor("\"READ\""),
        Rest.class,
        Registry.class,
        CallerResource.class,
        AsyncServlet.class,
        PageServlet.class);
  }

  @BeforeEach
  void install() {
    http = RawHttp.at(url);
    a = CAST.at(http).a();
    b = CAST.at(http).b();
  }

  @Test
  void interleavedCallers_areNeverTakenForEachOther() {
    List<String[]> callers =
        List.of(
            new String[] {"alice", a.clientKey(), a.contextAuthorization("alice")},
            new String[] {"bob", a.clientKey(), a.contextAuthorization("bob")},
            new String[] {"alice", b.clientKey(), b.contextAuthorization("alice")},
            new String[] {"bob", b.clientKey(), b.contextAuthorization("bob")});
    ExecutorService crowd = Executors.newFixedThreadPool(16);
    List<CompletableFuture<String>> heard =
        IntStream.range(0, REQUESTS)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> http.get("/app/api/bean", callers.get(i % 4)[2]).body(), crowd))
            .toList();

    for (int i = 0; i < REQUESTS; i++) {
      String[] caller = callers.get(i % 4);
      assertThat(heard.get(i).join())
          .isEqualTo(caller[0] + " " + caller[0] + " " + caller[1] + " [NONE, READ]");
    }
    crowd.shutdown();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/app/api/context | alice true READ true ADMIN false nonsense false",
        "/app/api/suspended | resumed for alice",
        "/app/api/elsewhere | nobody: MISSING",
      })
  void resource_knowsItsCaller(String target, String expected) {
    assertThat(http.get(target, a.contextAuthorization("alice")).body()).isEqualTo(expected);
  }

  @Test
  void asynchronousServlet_keepsItsCaller() {
    assertThat(http.get("/app/async", a.authorization("/app/async")).body())
        .isEqualTo("async for alice");
  }

  @Test
  void servlet_knowsItsCallerByTheStandardMethods() {
    assertThat(http.get("/app/page", a.authorization("/app/page")).body())
        .endsWith(" alice JWT true read true ADMIN false");
  }

  @Test
  void tokenWithoutASubject_isTheTenantItself() {
    String token = a.token("GET", "/app/page").without("sub").sign();

    assertThat(http.get("/app/page", "Authorization: JWT " + token).body())
        .contains(" " + a.clientKey() + " JWT true");
  }

  @Test
  void sessionToken_letsThePageCallAndIsRenewed() {
    String first = sessionToken();
    Answer one = http.get("/app/api/bean", "Authorization: JWT " + first);
    String second = one.header(RENEWED).orElseThrow();
    Answer two = http.get("/app/api/bean", "Authorization: JWT " + second);

    assertThat(one.body()).startsWith("alice alice " + a.clientKey());
    assertThat(two.body()).isEqualTo(one.body());
    assertThat(two.header(RENEWED)).isPresent();
  }

  @ParameterizedTest(name = "row 145: {0}")
  @CsvSource({
    "https://app.example, true",
    "https://evil.example, false",
    "https://app.example.evil, false",
    "http://app.example, false",
    "null, false",
  })
  void renewedToken_goesToPagesOfTheAppOnly(String origin, boolean renewed) {
    Answer answer =
        http.get("/app/api/bean", "Authorization: JWT " + sessionToken(), "Origin: " + origin);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header(RENEWED).isPresent()).isEqualTo(renewed);
  }

  @Test
  void sessionToken_opensNoPage() {
    Gate.assertRefusal(http.get("/app/page", "Authorization: JWT " + sessionToken()), 401);
  }

  @Test
  void publicPage_canIssueNoSessionToken() {
    Gate.assertRefusal(http.get("/app/public/page"), 401);
  }

  private String sessionToken() {
    return http.get("/app/page", a.authorization("/app/page")).body().split(" ")[0];
  }
}
