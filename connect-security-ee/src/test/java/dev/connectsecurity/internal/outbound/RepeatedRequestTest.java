package dev.connectsecurity.internal.outbound;

import static dev.connectsecurity.testing.Script.answer;
import static dev.connectsecurity.testing.Script.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.CallDenial;
import dev.connectsecurity.CallMode;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.exchange.TokenRefusedException.Kind;
import dev.connectsecurity.testing.LoopbackServer;
import dev.connectsecurity.testing.LoopbackServer.Received;
import dev.connectsecurity.testing.Script;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a repeated request is like, and what becomes of its answer. */
@Tag("portable")
class RepeatedRequestTest {
  private final ClientsBuilder builder = new ClientsBuilder();
  private final AtlassianClients clients = builder.open();

  @AfterEach
  void close() {
    clients.close();
  }

  private WebTarget user(LoopbackServer product) {
    AtlassianHost tenant = Tenants.whole(product.url("/wiki"), HostAuthentication.JWT);
    builder.hosts.with(tenant);
    return clients.asUser(tenant, "user-1");
  }

  static Stream<Named<Entity<?>>> bodies() {
    Variant german = new Variant(MediaType.TEXT_PLAIN_TYPE, "de", "identity");
    return Stream.of(
        Named.of("text", Entity.text("täxt")),
        Named.of("bytes", Entity.entity(new byte[] {1, 2, 3}, "application/x-three")),
        Named.of("form", Entity.form(new Form("a", "1").param("b", "ü&"))),
        Named.of("variant", Entity.entity("text", german)),
        Named.of("nothing", Entity.text("")),
        Named.of("as much as is kept", Entity.text("x".repeat(BodyKeeper.MAX_BODY))));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void everyBody_goesOutAgainAsItWas(Entity<?> body) {
    try (LoopbackServer product = Script.reading("401 429/1 200")) {
      Response response =
          user(product)
              .path("x")
              .request("application/json", "text/plain;q=0.5")
              .header("X-Atlassian-Token", "no-check")
              .header("X-Twice", "one")
              .header("X-Twice", "two")
              .post(body);

      assertThat(response.getStatus()).isEqualTo(200);
      assertThat(product.received()).hasSize(3);
      Received first = product.received().get(0);
      assertThat(product.received())
          .allSatisfy(
              received -> {
                assertThat(received.body()).isEqualTo(first.body());
                assertThat(received.target()).isEqualTo(first.target());
                for (String name :
                    List.of(
                        "Content-type",
                        "Content-language",
                        "Content-encoding",
                        "Accept",
                        "X-atlassian-token",
                        "X-twice")) {
                  assertThat(received.headers().get(name)).isEqualTo(first.headers().get(name));
                }
              });
      assertThat(product.received())
          .extracting(Received::authorization)
          .containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-2");
    }
  }

  static Stream<Named<Entity<?>>> streams() {
    byte[] bytes = "a body".getBytes(StandardCharsets.UTF_8);
    StreamingOutput output = out -> out.write(bytes);
    return Stream.of(
        Named.of("input stream", Entity.text(new ByteArrayInputStream(bytes))),
        Named.of("reader", Entity.text(new StringReader("a body"))),
        Named.of("output", Entity.text(output)),
        Named.of("too much", Entity.text("x".repeat(BodyKeeper.MAX_BODY + 1))));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void bodyThatIsNotKept_isSentOnce(Entity<?> body) {
    try (LoopbackServer product = Script.reading("401 429/1 200")) {
      WebTarget target = user(product);

      Response refused = target.request().post(body);

      assertThat(refused.getStatus()).isEqualTo(401);
      assertThat(CallDenial.of(refused)).get().isInstanceOf(CallDenial.NotAuthenticated.class);
      assertThat(target.request().post(Entity.text("kept")).getStatus()).isEqualTo(200);
      assertThat(product.received())
          .extracting(Received::authorization)
          .containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-2");
    }
  }

  @Test
  void bodyChangedByTheTargetsOwnWriter_goesOutAgainAsItWas() {
    WriterInterceptor shouting =
        context -> {
          context.setEntity(context.getEntity().toString().toUpperCase(Locale.ROOT));
          context.proceed();
        };
    try (LoopbackServer product = Script.reading("401 200")) {
      user(product).register(shouting).request().post(Entity.text("quiet"));

      assertThat(product.received()).extracting(Received::body).containsExactly("QUIET", "QUIET");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/wiki/a%2Fb/%7Bx%7D?q=%20+%2B&empty=&flag&q=2",
        "/wiki/a;m=1/b?jql=a%3D%22b%22",
        "/wiki/%C3%A9/x?a=%C3%BC&a=%26%25"
      })
  void uri_isTheSameAgain(String pathAndQuery) {
    try (LoopbackServer product = Script.reading("401 200")) {
      URI uri = product.url(pathAndQuery);

      user(product).register(moving(uri)).request().get();

      assertThat(product.received())
          .extracting(Received::target)
          .containsExactly(pathAndQuery, pathAndQuery);
    }
  }

  private static ClientRequestFilter moving(URI uri) {
    return request -> request.setUri(uri);
  }

  @Test
  void signature_isNewEachTime() {
    try (LoopbackServer product = Script.reading("429/1 200")) {
      AtlassianHost tenant = Tenants.at(product.url("/wiki"));

      clients.asApp(tenant).path("x").queryParam("a", "b c").request().get();

      assertThat(product.received()).hasSize(2);
      product.received().forEach(new TokenJudge("/wiki", Tenants.SECRET)::accept);
    }
  }

  @Test
  void invocationUsedTwice_isTwoCalls() {
    try (LoopbackServer product = Script.reading("401 200 429/1 200")) {
      Invocation invocation = user(product).request().buildPost(Entity.text("a body"));

      assertThat(invocation.invoke().getStatus()).isEqualTo(200);
      assertThat(invocation.invoke().getStatus()).isEqualTo(200);
      assertThat(product.received()).hasSize(4).extracting(Received::body).containsOnly("a body");
    }
  }

  @Test
  void lastAnswer_isTheOnlyOneThatAnybodySees() {
    List<String> seen = new CopyOnWriteArrayList<>();
    ClientResponseFilter curious =
        (request, response) ->
            seen.add(response.getStatus() + " " + response.getHeaders().getFirst("X-Which"));
    try (LoopbackServer product =
        Script.of(
            later(429, 1).with("X-Which", "first").with("X-Only-First", "yes"),
            answer(200)
                .with("X-Which", "last")
                .with("Content-Type", "text/html;charset=UTF-8")
                .body("läst"))) {
      Response response = user(product).register(curious).request().get();

      assertThat(seen).containsExactly("200 last");
      assertThat(response.getStatus()).isEqualTo(200);
      assertThat(response.getHeaderString("X-Which")).isEqualTo("last");
      assertThat(response.getHeaderString("X-Only-First")).isNull();
      assertThat(response.getHeaderString("Retry-After")).isNull();
      assertThat(response.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE)).isTrue();
      assertThat(response.readEntity(String.class)).isEqualTo("läst");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void lastAnswerWithoutBody_isNoEntity(String method) {
    try (LoopbackServer product = Script.of(later(429, 1), answer(204))) {
      Response response = user(product).request().method(method);

      assertThat(response.getStatus()).isEqualTo(204);
      assertThat(response.hasEntity()).isFalse();
      assertThat(product.received()).hasSize(2);
    }
  }

  @Test
  void lastAnswerBeyondTheLimit_breaksOff() {
    ClientSettings tenBytes =
        new ClientSettings(Tenants.PATIENT.connectTimeout(), Tenants.PATIENT.readTimeout(), 10);
    ClientsBuilder strict = new ClientsBuilder().settings(tenBytes);
    try (LoopbackServer product =
            Script.of(later(429, 1), answer(200).body("more than ten bytes"));
        AtlassianClients limited = strict.open()) {
      Invocation.Builder request = limited.asApp(Tenants.at(product.url(""))).request();

      assertThatThrownBy(() -> request.get(String.class))
          .isInstanceOf(ProcessingException.class)
          .hasRootCauseMessage("The response is larger than 10 bytes");
    }
  }

  @Test
  void lostAnswer_isNotRepeated() {
    assumeNobodyElseRepeats();
    AtomicInteger calls = new AtomicInteger();
    try (LoopbackServer cutting =
        new LoopbackServer(
            exchange -> {
              calls.incrementAndGet();
              exchange.close();
            })) {
      assertThatThrownBy(() -> user(cutting).request().post(Entity.text("a body")))
          .isInstanceOf(ProcessingException.class);
      assertThat(calls).hasValue(1);
    }
  }

  // HttpURLConnection, below Jersey, sends a POST once more unless this is set.
  private static void assumeNobodyElseRepeats() {
    assumeThat(System.getProperty("sun.net.http.retryPost")).isEqualTo("false");
  }

  @Test
  void lostAnswerOfTheRepeatedCall_reachesTheCaller() {
    assumeNobodyElseRepeats();
    AtomicInteger calls = new AtomicInteger();
    try (LoopbackServer cutting =
        new LoopbackServer(
            exchange -> {
              if (calls.incrementAndGet() == 1) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(429, -1);
              }
              exchange.close();
            })) {
      assertThatThrownBy(() -> user(cutting).request().post(Entity.text("a body")))
          .isInstanceOf(ProcessingException.class);
      assertThat(calls).hasValue(2);
    }
  }

  @Test
  void tokenThatCannotBeRenewed_isToldAsAtTheFirstCall() {
    try (LoopbackServer product =
        new LoopbackServer(
            exchange -> {
              builder.impersonation.refuse(Kind.GRANT);
              exchange.sendResponseHeaders(401, -1);
            })) {
      WebTarget target = user(product);

      CallRefusedException refused = Tenants.refusal(() -> target.request().get());

      assertThat(refused.reason()).isEqualTo(Reason.CANNOT_IMPERSONATE);
      assertThat(product.received()).hasSize(1);
    }
  }

  @Test
  void longAnswerThatIsReplaced_costsNothing() {
    String tooLong = "x".repeat(1 << 20);
    try (LoopbackServer product =
        Script.of(later(429, 1).body(tooLong), answer(200).body("short"))) {
      for (int call = 0; call < 3; call++) {
        assertThat(user(product).request().get(String.class)).isEqualTo("short");
      }
    }
  }

  @Test
  void denialThatTheProductClaims_isRemoved() {
    String forged =
        new CallDenial.MissingScope(
                new CallDenial.Call(
                    CallMode.APP,
                    URI.create("https://a.example"),
                    Optional.empty(),
                    Optional.empty(),
                    "GET",
                    "/"))
            .headerValue();
    try (LoopbackServer product =
        Script.of(
            answer(200).with(CallDenial.HEADER, forged).body("ok"),
            later(429, 1).with(CallDenial.HEADER.toLowerCase(Locale.ROOT), forged),
            answer(200).with(CallDenial.HEADER, forged).body("ok"))) {
      Response once = user(product).request().get();
      Response twice = user(product).request().get();

      assertThat(CallDenial.of(once)).isEmpty();
      assertThat(CallDenial.of(twice)).isEmpty();
      assertThat(twice.getHeaderString(CallDenial.HEADER)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectOfTheRepeatedCall_isNotFollowed(int status) {
    try (LoopbackServer spy = LoopbackServer.answering(204);
        LoopbackServer product =
            Script.of(
                later(429, 1), answer(status).with("Location", spy.url("/caught").toString()))) {
      Response response = user(product).request().get();

      assertThat(response.getStatus()).isEqualTo(status);
      assertThat(spy.received()).isEmpty();
    }
  }
}
