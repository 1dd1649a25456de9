package dev.connectsecurity.internal.outbound;

import static dev.connectsecurity.testing.Script.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.CallDenial;
import dev.connectsecurity.CallMode;
import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.Secret;
import dev.connectsecurity.testing.LoopbackServer;
import dev.connectsecurity.testing.Script;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of denials, for every way to make a call. */
@Tag("portable")
class DenialsTest {
  private static final String CANARY = "canary-of-a-token";
  private static final AtlassianClients CLIENTS = Tenants.clients();

  @AfterAll
  static void close() {
    CLIENTS.close();
  }

  /** A token that is never renewed. */
  private record Held(Secret current) implements BearerTokens {
    @Override
    public boolean renew(Secret refused) {
      return false;
    }
  }

  private static Authentication as(CallMode mode, URI root) {
    return mode == CallMode.API_TOKEN
        ? new BasicAuthentication(new ApiTokenAccess(root, "a@example.com", Secret.of(CANARY)))
        : new BearerAuthentication(
            root,
            new Subject(mode, Optional.of("tenant-a"), Optional.of("user-1")),
            new Held(Secret.of(CANARY)));
  }

  private static Invocation.Builder request(CallMode mode, URI root, String path) {
    Authentication authentication = as(mode, root);
    // Any target of the client serves: the mode is what the request says.
    return new BoundTarget(
            CLIENTS.asApp(Tenants.at(root)) instanceof BoundTarget bound ? bound.target() : null,
            authentication)
        .path(path)
        .queryParam("jql", "secret-query")
        .request();
  }

  static Stream<Arguments> rows() throws IOException {
    try (InputStream table = DenialsTest.class.getResourceAsStream("/denials.csv")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split("\\|", -1))
              .flatMap(row -> Stream.of(Way.values()).map(way -> arguments(way, row)))
              .toList()
              .stream();
    }
  }

  private static Arguments arguments(Way way, String[] row) {
    return Arguments.of(
        way,
        CallMode.valueOf(row[0].strip()),
        row[1].strip().equals("yes"),
        Integer.valueOf(row[2].strip()),
        row[3].strip(),
        row[4].strip(),
        row[5].strip());
  }

  @ParameterizedTest(name = "{1} {3} {4} {5}: {6}, {0}")
  @MethodSource("rows")
  void answer_isNamedByWhatItSays(
      Way way, CallMode mode, boolean gateway, int status, String header, String body, String kind)
      throws Exception {
    Script.Line line = answer(status).body(body);
    if (!header.isEmpty()) {
      line = line.with(header.split(": ", 2)[0], header.split(": ", 2)[1]);
    }
    try (LoopbackServer product = Script.of(line)) {
      URI root = product.url(gateway ? "/ex/jira/cloud-1" : "/wiki");

      Way.Seen seen = way.get(request(mode, root, "rest/api/3/myself"));

      assertThat(seen.status()).isEqualTo(status);
      assertThat(seen.body()).isEqualTo(body);
      assertThat(seen.denial().map(denial -> denial.getClass().getSimpleName()).orElse("none"))
          .isEqualTo(kind);
      seen.denial()
          .ifPresent(
              denial -> {
                CallDenial.Call call = denial.call();
                assertThat(call.mode()).isEqualTo(mode);
                assertThat(call.root()).isEqualTo(root);
                assertThat(call.method()).isEqualTo("GET");
                assertThat(call.path()).isEqualTo(root.getPath() + "/rest/api/3/myself");
                assertThat(call.clientKey().isPresent()).isEqualTo(mode != CallMode.API_TOKEN);
                assertThat(denial.headerValue()).doesNotContain(CANARY, "secret-query", "Bearer");
              });
      assertThat(product.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200,AUTHENTICATED_FAILED",
    "200,AUTHENTICATION_DENIED",
    "200,OUT",
    "200,'AUTHENTICATED_FAILED, OUT'",
    "201,AUTHENTICATED_FAILED",
    "302,OUT",
    "404,AUTHENTICATED_FAILED"
  })
  void answerToAnybody_isNoAnswerToATokensOwner(int status, String reason) throws Exception {
    for (Way way : Way.values()) {
      try (LoopbackServer product =
          Script.of(answer(status).with("X-Seraph-LoginReason", reason).body("what is public"))) {
        Way.Seen seen = way.get(request(CallMode.API_TOKEN, product.url(""), "rest/api/3/search"));

        assertThat(seen.status()).isEqualTo(401);
        assertThat(seen.body()).isEmpty();
        assertThat(seen.denial()).get().isInstanceOf(CallDenial.NotAuthenticated.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"'OK, OUT',200", "something else,200", "AUTHENTICATED_FAILED,500"})
  void loginThatIsNotKnownToHaveFailed_changesNothing(String reason, int status) {
    try (LoopbackServer product =
        Script.of(answer(status).with("X-Seraph-LoginReason", reason).body("as it is"))) {
      Response response = request(CallMode.API_TOKEN, product.url(""), "x").get();

      assertThat(response.getStatus()).isEqualTo(status);
      assertThat(response.readEntity(String.class)).isEqualTo("as it is");
      assertThat(CallDenial.of(response)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rest/api/3/user/email,MissingScope",
    "rest/api/3/user/email/bulk,MissingScope",
    "rest/api/user/email,MissingScope",
    "rest/api/3/user,MissingPermission"
  })
  void personalDataThatOnlyApprovedAppsMayRead_needsAScope(String path, String kind) {
    String body = "{\"errorMessages\":[\"You are not permitted to do this.\"]}";
    try (LoopbackServer product = Script.of(answer(403).body(body))) {
      Response response = request(CallMode.APP, product.url("/wiki"), path).get();

      assertThat(CallDenial.of(response).orElseThrow().getClass().getSimpleName()).isEqualTo(kind);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16_000, 16_384, 17_000, 100_000})
  void longBody_isLookedAtInPartAndLeftWhole(int filling) {
    String body = " ".repeat(filling) + "{\"code\":403,\"message\":\"scope does not match\"}";
    try (LoopbackServer product = Script.of(answer(403).body(body))) {
      Response response = request(CallMode.GRANT, product.url("/ex/jira/c"), "x").get();

      assertThat(response.readEntity(String.class)).isEqualTo(body);
      assertThat(CallDenial.of(response).orElseThrow())
          .isInstanceOf(
              filling < 16_300 ? CallDenial.MissingScope.class : CallDenial.Unknown.class);
    }
  }

  @Test
  void scopeThatIsMissing_isNotMendedByAnotherToken() {
    ClientsBuilder builder = new ClientsBuilder();
    String body = "{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}";
    try (LoopbackServer product = Script.of(answer(401).body(body));
        AtlassianClients clients = builder.open()) {
      var tenant = Tenants.whole(product.url(""), HostAuthentication.JWT);
      builder.hosts.with(tenant);

      Response response = clients.asUser(tenant, "user-1").request().get();

      assertThat(CallDenial.of(response)).get().isInstanceOf(CallDenial.MissingScope.class);
      assertThat(product.received()).hasSize(1);
      assertThat(builder.impersonation.asked()).hasSize(1);
    }
  }
}
