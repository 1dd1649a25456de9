package dev.connectsecurity.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.testing.LoopbackServer;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoundTargetTest {
  private final LoopbackServer product = LoopbackServer.answering(204);
  private final AtlassianClients clients = Tenants.clients();
  private final WebTarget site = clients.asApp(Tenants.at(product.url("/wiki")));

  @AfterEach
  void stop() {
    clients.close();
    product.close();
  }

  /** An application's filter that changes nothing. */
  public static final class Idle implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) {}
  }

  static Stream<Named<UnaryOperator<WebTarget>>> derivations() {
    Map<String, Object> values = Map.of("a", "1/2");
    Map<Class<?>, Integer> contracts = Map.of(ClientRequestFilter.class, 7);
    return Stream.of(
        step("path", t -> t.path("x")),
        step("resolveTemplate", t -> t.path("{a}").resolveTemplate("a", "1/2")),
        step("unencoded slash", t -> t.path("{a}").resolveTemplate("a", "1/2", false)),
        step("from encoded", t -> t.path("{a}").resolveTemplateFromEncoded("a", "1%2F2")),
        step("resolveTemplates", t -> t.path("{a}").resolveTemplates(values)),
        step("unencoded slashes", t -> t.path("{a}").resolveTemplates(values, false)),
        step("all from encoded", t -> t.path("{a}").resolveTemplatesFromEncoded(values)),
        step("matrixParam", t -> t.path("x").matrixParam("m", 1, 2)),
        step("queryParam", t -> t.queryParam("q", 1, 2)),
        step("property", t -> t.property("any", "thing")),
        step("register class", t -> t.register(Idle.class)),
        step("with priority", t -> t.register(Idle.class, 7)),
        step("with contracts", t -> t.register(Idle.class, ClientRequestFilter.class)),
        step("with both", t -> t.register(Idle.class, contracts)),
        step("register instance", t -> t.register(new Idle())),
        step("instance with priority", t -> t.register(new Idle(), 7)),
        step("instance with contracts", t -> t.register(new Idle(), ClientRequestFilter.class)),
        step("instance with both", t -> t.register(new Idle(), contracts)));
  }

  private static Named<UnaryOperator<WebTarget>> step(String name, UnaryOperator<WebTarget> step) {
    return Named.of(name, step);
  }

  @ParameterizedTest
  @MethodSource("derivations")
  void derivedTarget_isBoundAndSigns(UnaryOperator<WebTarget> step) {
    WebTarget derived = step.apply(site);

    assertThat(derived).isInstanceOf(BoundTarget.class);
    assertThat(derived.request().get().getStatus()).isEqualTo(204);
    new TokenJudge("/wiki", Tenants.SECRET).accept(product.last());
  }

  static Stream<Named<Function<WebTarget, Invocation.Builder>>> requests() {
    return Stream.of(
        Named.of("plain", WebTarget::request),
        Named.of("by name", t -> t.request("application/json")),
        Named.of("by type", t -> t.request(MediaType.APPLICATION_JSON_TYPE)));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void everyRequest_signs(Function<WebTarget, Invocation.Builder> request) {
    assertThat(request.apply(site).get().getStatus()).isEqualTo(204);

    new TokenJudge("/wiki", Tenants.SECRET).accept(product.last());
  }

  @Test
  void uriAndConfiguration_areThoseOfTheTarget() {
    WebTarget derived = site.path("x").property("any", "thing");

    assertThat(derived.getUri()).isEqualTo(product.url("/wiki/x"));
    assertThat(derived.getUriBuilder().build()).isEqualTo(product.url("/wiki/x"));
    assertThat(derived.getConfiguration().getProperty("any")).isEqualTo("thing");
  }

  @Test
  void builderOfTheUri_cannotMoveTheTarget() {
    site.getUriBuilder().host("evil.example").path("..").build();

    assertThat(site.getUri()).isEqualTo(product.url("/wiki"));
  }
}
