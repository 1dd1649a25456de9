package dev.connectsecurity.internal.outbound;

import static dev.connectsecurity.internal.outbound.Tenants.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.testing.LoopbackServer;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tries to carry a credential out of the tenant; the spy is another server. */
class HostileTargetTest {
  private final LoopbackServer spy = LoopbackServer.answering(204);
  private final LoopbackServer product = LoopbackServer.answering(204);
  private final AtlassianClients clients = Tenants.clients();
  private final WebTarget wiki = clients.asApp(Tenants.at(product.url("/wiki")));

  @AfterEach
  void stop() {
    clients.close();
    product.close();
    spy.close();
  }

  static Stream<Arguments> climbing() {
    return Stream.of(
        built("..", t -> t.path("..")),
        built("../", t -> t.path("../")),
        built("../evil", t -> t.path("../evil")),
        built("/../evil", t -> t.path("/../evil")),
        built("a/../../evil", t -> t.path("a/../../evil")),
        built("a, then ..", t -> t.path("a").path("..").path("b")),
        built("./x", t -> t.path("./x")),
        built("%2e%2e/x", t -> t.path("%2e%2e/x")),
        built("%2E%2E/x", t -> t.path("%2E%2E/x")),
        built(".%2e/x", t -> t.path(".%2e/x")),
        built("%2e./x", t -> t.path("%2e./x")),
        built("..;/x", t -> t.path("..;/x")),
        built("..;a=b/x", t -> t.path("..;a=b/x")),
        built(".. with a matrix parameter", t -> t.path("..").matrixParam("a", "b").path("x")),
        built("%2f../x", t -> t.path("%2f../x")),
        built("..%2fx", t -> t.path("..%2fx")),
        built("..%252fx", t -> t.path("..%252fx")),
        built("%252e%252e/x", t -> t.path("%252e%252e/x")),
        built("\\evil", t -> t.path("\\evil")),
        built("..\\evil", t -> t.path("..\\evil")),
        built("..%5cevil", t -> t.path("..%5cevil")),
        built("%c0%ae%c0%ae/x", t -> t.path("%c0%ae%c0%ae/x")),
        built("CR LF", t -> t.path("x%0d%0aHost:evil")),
        built("a template of ..", t -> t.path("{k}/x").resolveTemplate("k", "..")),
        built("a template of %2e%2e", t -> t.path("{k}/x").resolveTemplate("k", "%2e%2e")),
        built("a template of a/../..", t -> t.path("{k}").resolveTemplate("k", "a/../../x")),
        built("an open template", t -> t.path("{k}").resolveTemplate("k", "a/../../x", false)),
        built("encoded", t -> t.path("{k}").resolveTemplateFromEncoded("k", "..%2f..%2fx")),
        built("?jwt=", t -> t.queryParam("jwt", "stolen")),
        built("?%6Awt=", t -> t.queryParam("%6Awt", "stolen")));
  }

  private static Arguments built(String name, UnaryOperator<WebTarget> steps) {
    return arguments(name, steps);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("climbing")
  void targetThatLeavesItsBase_refusedUnsent(String name, UnaryOperator<WebTarget> steps) {
    CallRefusedException refused = refusal(() -> steps.apply(wiki).request().get());

    assertThat(refused).hasMessageNotContaining("stolen");
    assertThat(spy.received()).isEmpty();
    assertThat(product.received()).isEmpty();
  }

  static Stream<String> foreignUris() {
    return Stream.of(
        "http://SPY/wiki",
        "http://SPY/",
        "HTTP://SPY/wiki/x",
        "http://PRODUCT@SPY/wiki/x",
        "http://user:password@PRODUCT/wiki/x",
        "http://@PRODUCT/wiki/x",
        "https://PRODUCT/wiki/x",
        "//SPY/wiki/x",
        "//PRODUCT/wiki/x",
        "/wiki/x",
        "http:/wiki/x",
        "http:wiki",
        "http://localhost:PORT/wiki/x",
        "http://PRODUCT/",
        "http://PRODUCT/wikia",
        "http://PRODUCT/wiki/../x",
        "http://PRODUCT/wiki/%2e%2e/x",
        "http://PRODUCT/wiki/..%2fx",
        "http://PRODUCT/wiki/%5c%5cSPY",
        "http://PRODUCT//SPY/wiki",
        "http://PRODUCT/wiki/x#@SPY",
        "http://PRODUCT/wiki/x?jwt=stolen");
  }

  @ParameterizedTest
  @MethodSource("foreignUris")
  void uriExchangedByAFilter_refusedUnsent(String pattern) {
    URI uri = foreign(pattern);
    ClientRequestFilter exchange = request -> request.setUri(uri);

    refusal(() -> wiki.register(exchange).request().get());
    refusal(() -> wiki.register(exchange, Integer.MAX_VALUE - 1).request().get());

    assertThat(spy.received()).isEmpty();
    assertThat(product.received()).isEmpty();
  }

  private URI foreign(String pattern) {
    return URI.create(
        pattern
            .replace("SPY", spy.url("").getRawAuthority())
            .replace("PRODUCT", product.url("").getRawAuthority())
            .replace("PORT", String.valueOf(product.url("").getPort())));
  }

  @ParameterizedTest
  @MethodSource("foreignUris")
  void uriOfARepeatedCall_refusedUnsent(String pattern) {
    Authentication mode = ((BoundTarget) wiki).authentication();
    SentCall call = new SentCall(mode);
    call.sent(foreign(pattern), "JWT of the first request");

    refusal(() -> wiki.request().property(SentCall.REPEAT, call).get());

    assertThat(spy.received()).isEmpty();
    assertThat(product.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://SPY/x",
        "//SPY/x",
        "@SPY/x",
        ":80@SPY/x",
        "?@SPY/x",
        "#@SPY/x",
        ";@SPY",
        "x//SPY/x",
        "https:SPY"
      })
  void pathThatLooksLikeAUrl_staysAtTheTenant(String pattern) {
    String text = pattern.replace("SPY", spy.url("").getRawAuthority());

    assertThat(wiki.path(text).request().get().getStatus()).isEqualTo(204);

    assertThat(spy.received()).isEmpty();
    new TokenJudge("/wiki", Tenants.SECRET).accept(product.last());
  }

  @ParameterizedTest
  @CsvSource({
    "301,GET", "302,GET", "303,GET", "307,GET", "308,GET",
    "301,POST", "302,POST", "303,POST", "307,POST", "308,POST"
  })
  void redirectToAnotherServer_returnedNotFollowed(int status, String method) {
    try (LoopbackServer redirecting = LoopbackServer.redirecting(status, spy.url("/caught"))) {
      WebTarget target = clients.asApp(Tenants.at(redirecting.url("/wiki"))).path("x");
      Entity<String> body = method.equals("POST") ? Entity.text("a body") : null;

      Response plain = target.request().method(method, body);
      Response insisting =
          target
              .property("jersey.config.client.followRedirects", true)
              .request()
              .property("jersey.config.client.followRedirects", true)
              .method(method, body);

      assertThat(plain.getStatus()).isEqualTo(status);
      assertThat(plain.getLocation()).isEqualTo(spy.url("/caught"));
      assertThat(insisting.getStatus()).isEqualTo(status);
      assertThat(spy.received()).isEmpty();
    }
  }
}
