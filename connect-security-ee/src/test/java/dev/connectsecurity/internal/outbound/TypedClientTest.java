package dev.connectsecurity.internal.outbound;

import static dev.connectsecurity.internal.outbound.Tenants.refusal;
import static dev.connectsecurity.testing.Script.answer;
import static dev.connectsecurity.testing.Script.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.CallDenial;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.testing.LoopbackServer;
import dev.connectsecurity.testing.LoopbackServer.Received;
import dev.connectsecurity.testing.Script;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Typed clients of MicroProfile Rest Client promise what targets do. */
@Tag("portable")
@Timeout(30)
class TypedClientTest {
  private final ClientsBuilder builder = new ClientsBuilder();
  private final LoopbackServer product = Script.reading("200");

  @AfterEach
  void stop() {
    product.close();
  }

  private AtlassianHost tenant(LoopbackServer at, HostAuthentication authentication) {
    AtlassianHost tenant = Tenants.whole(at.url("/wiki"), authentication);
    builder.hosts.with(tenant);
    return tenant;
  }

  private TypedJira user(AtlassianClients clients, LoopbackServer at) {
    return clients.typed(
        TypedJira.class, clients.asUser(tenant(at, HostAuthentication.JWT), "user-1"));
  }

  @Test
  void everyMode_authenticatesATypedClient() {
    URI gateway = product.url("");
    builder
        .gateway(gateway)
        .apiToken(ApiTokenAccess.classic(gateway, "a@example.com", Secret.of("token")))
        .serviceAccount(
            ServiceAccountAccess.of(gateway, Product.JIRA, "cloud-1", "id", Secret.of("secret")));
    try (AtlassianClients clients = builder.open()) {
      AtlassianHost jwt = tenant(product, HostAuthentication.JWT);
      for (WebTarget target :
          new WebTarget[] {
            clients.asApp(jwt),
            clients.asApp(tenant(product, HostAuthentication.OAUTH2)),
            clients.asUser(jwt, "user-1"),
            clients.withApiToken(),
            clients.asServiceAccount()
          }) {
        assertThat(clients.typed(TypedJira.class, target).search("a = \"b\"").getStatus())
            .isEqualTo(200);
      }
    }

    new TokenJudge("/wiki", Tenants.SECRET).accept(product.received().get(0));
    assertThat(product.received())
        .extracting(Received::authorization)
        .extracting(header -> header.substring(0, header.indexOf(' ')))
        .containsExactly("JWT", "Bearer", "Bearer", "Basic", "Bearer");
    assertThat(product.received())
        .extracting(received -> received.target().replaceAll("\\?.*", ""))
        .containsExactly(
            "/wiki/rest/api/3/search",
            "/ex/jira/cloud-1/rest/api/3/search",
            "/wiki/rest/api/3/search",
            "/rest/api/3/search",
            "/ex/jira/cloud-1/rest/api/3/search");
    assertThat(product.received())
        .allSatisfy(received -> assertThat(received.userAgent()).startsWith("connect-security-ee"));
  }

  @ParameterizedTest
  @CsvSource({
    "401 200,2,200",
    "401 401 200,2,401",
    "403,1,403",
    "429/1 200,2,200",
    "429/11 200,1,429",
    "503/1 200,2,200",
    "401 429/1 200,3,200",
    "500 200,1,500"
  })
  void answers_areHandledAsForTargets(String answers, int requests, int status) throws Exception {
    try (AtlassianClients clients = builder.open()) {
      for (int way = 0; way < 3; way++) {
        builder.impersonation.relent();
        try (LoopbackServer scripted = Script.reading(answers)) {
          TypedJira jira = user(clients, scripted);

          assertThat(status(jira, way)).isEqualTo(status);
          assertThat(scripted.received()).hasSize(requests);
        }
      }
    }
  }

  private static int status(TypedJira jira, int way) throws Exception {
    if (way == 0) {
      // The default mapper of MicroProfile Rest Client also throws where a Response is expected.
      Throwable thrown = catchThrowable(() -> jira.search("x"));
      return thrown == null ? 200 : answered(thrown).getStatus();
    }
    Throwable thrown =
        catchThrowable(
            () -> {
              String body =
                  way == 1
                      ? jira.myself()
                      : jira.myselfLater().toCompletableFuture().get(20, TimeUnit.SECONDS);
              assertThat(body).isEqualTo("answer 200");
            });
    return thrown == null ? 200 : answered(thrown).getStatus();
  }

  private static Response answered(Throwable thrown) {
    Throwable cause = thrown;
    while (!(cause instanceof WebApplicationException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    assertThat(cause).isInstanceOf(WebApplicationException.class);
    return ((WebApplicationException) cause).getResponse();
  }

  @Test
  void denial_isToldByWhatATypedClientThrows() {
    String body = "{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}";
    try (LoopbackServer denying = Script.of(answer(401).body(body));
        AtlassianClients clients = builder.open()) {
      TypedJira jira = user(clients, denying);

      Throwable read = catchThrowable(jira::myself);
      Throwable later = catchThrowable(() -> jira.myselfLater().toCompletableFuture().get());

      assertThat(CallDenial.of(read)).get().isInstanceOf(CallDenial.MissingScope.class);
      assertThat(CallDenial.of(later)).get().isInstanceOf(CallDenial.MissingScope.class);
    }
  }

  @Test
  void body_goesOutAgainAsItWas() {
    try (LoopbackServer scripted = Script.of(later(429, 1), answer(200));
        AtlassianClients clients = builder.open()) {
      user(clients, scripted).create("an issue");

      assertThat(scripted.received())
          .hasSize(2)
          .extracting(Received::body)
          .containsOnly("an issue");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..", "../..", "../../../../x", "%2e%2e", "..%2f..%2fx", "..;/x", "\\..\\x"})
  void pathThatLeavesItsBase_isRefusedUnsent(String path) {
    try (AtlassianClients clients = builder.open()) {
      TypedJira jira = user(clients, product);

      Throwable thrown = catchThrowable(() -> jira.any(path));

      if (thrown == null) {
        // Encoded as one segment; CXF resolves what it can before anybody sees it.
        assertThat(product.last().target()).startsWith("/wiki/rest/").doesNotContain("..");
      } else {
        assertThat(product.received()).isEmpty();
      }
    }
  }

  @Test
  void ownCredential_isRefused() {
    try (AtlassianClients clients = builder.open()) {
      TypedJira jira = user(clients, product);

      CallRefusedException refused = refusal(() -> jira.searchAs("Basic c2VjcmV0"));

      assertThat(refused.reason()).isEqualTo(Reason.MALFORMED_CALL);
      assertThat(product.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirect_isNotFollowed(int status) {
    try (LoopbackServer redirecting =
            LoopbackServer.redirecting(status, product.url("/wiki/rest/api/3/caught"));
        AtlassianClients clients = builder.open()) {
      catchThrowable(() -> user(clients, redirecting).myself());

      assertThat(redirecting.received()).hasSize(1);
      assertThat(product.received()).isEmpty();
    }
  }

  @Test
  void limitsOfTheCall_areTheSame() {
    ClientSettings strict = new ClientSettings(Duration.ofSeconds(5), Duration.ofMillis(300), 10);
    CountDownLatch over = new CountDownLatch(1);
    try (LoopbackServer silent =
            new LoopbackServer(
                exchange -> {
                  try {
                    over.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
        LoopbackServer verbose = Script.of(answer(200).body("more than ten bytes"));
        AtlassianClients clients = builder.settings(strict).open()) {
      assertThatThrownBy(() -> user(clients, verbose).myself())
          .isInstanceOf(ProcessingException.class)
          .hasRootCauseMessage("The response is larger than 10 bytes");
      assertThatThrownBy(() -> user(clients, silent).myself())
          .isInstanceOf(ProcessingException.class);
    } finally {
      over.countDown();
    }
  }

  @Test
  void targetOfSomebodyElse_isRefused() {
    try (AtlassianClients clients = builder.open()) {
      WebTarget foreign = ClientBuilder.newClient().target(product.url(""));

      assertThat(refusal(() -> clients.typed(TypedJira.class, foreign)).reason())
          .isEqualTo(Reason.FOREIGN_TARGET);
    }
  }

  @Test
  void closedClient_closesItsTypedClients() {
    TypedJira jira;
    try (AtlassianClients clients = builder.open()) {
      jira = user(clients, product);
      jira.myself();
    }

    assertThatThrownBy(jira::myself).isInstanceOf(RuntimeException.class);
    assertThat(product.received()).hasSize(1);
  }
}
