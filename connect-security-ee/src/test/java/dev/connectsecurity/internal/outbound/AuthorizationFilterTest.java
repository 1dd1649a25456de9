package dev.connectsecurity.internal.outbound;

import static dev.connectsecurity.internal.outbound.Tenants.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.FakeHosts;
import dev.connectsecurity.testing.LoopbackServer;
import jakarta.annotation.Priority;
import jakarta.json.JsonObject;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationFilterTest {
  private final LoopbackServer product = LoopbackServer.answering(204);
  private final TokenJudge judge = new TokenJudge("/wiki", Tenants.SECRET);
  private final AtlassianClients clients = Tenants.clients();
  private final WebTarget wiki = clients.asApp(Tenants.at(product.url("/wiki")));

  @AfterEach
  void stop() {
    clients.close();
    product.close();
  }

  @Test
  void call_carriesATokenOfTheAppForTheTenant() {
    wiki.path("rest/api/content").queryParam("title", "a b").request().get();

    JsonObject claims = judge.accept(product.last());
    assertThat(claims.getString("iss")).isEqualTo(Tenants.APP_KEY);
    assertThat(claims.get("aud").toString()).contains(Tenants.CLIENT_KEY);
    assertThat(claims.getJsonNumber("iat").longValue()).isEqualTo(Tenants.NOW.getEpochSecond());
    assertThat(claims.getJsonNumber("exp").longValue())
        .isEqualTo(Tenants.NOW.getEpochSecond() + 180);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS", "POST", "PUT"})
  void everyMethod_isSigned(String method) {
    boolean hasBody = method.startsWith("P");

    wiki.path("x").request().method(method, hasBody ? Entity.text("a=1&jwt=2") : null);

    judge.accept(product.last());
    assertThat(product.last().method()).isEqualTo(method);
    assertThat(product.last().body()).isEqualTo(hasBody ? "a=1&jwt=2" : "");
  }

  @Test
  void call_namesLibraryPlatformAndApp() {
    wiki.request().header("User-Agent", "something else").get();

    assertThat(product.last().userAgent())
        .isEqualTo(
            "connect-security-ee/dev Java/"
                + System.getProperty("java.version")
                + " "
                + Tenants.APP_KEY);
  }

  @Test
  void versionOfTheJar_isNamed() {
    assertThat(UserAgent.of("1.2.3", "app")).startsWith("connect-security-ee/1.2.3 Java/");
  }

  @Test
  void uriChangedByAnEarlierFilter_isSignedAsItGoesOut() {
    ClientRequestFilter paging =
        request ->
            request.setUri(
                UriBuilder.fromUri(request.getUri()).queryParam("limit", "{n}").build("a&b é"));

    wiki.path("x").register(paging).request().get();
    wiki.path("y").register(paging, Integer.MAX_VALUE - 1).request().get();
    wiki.path("z").register(LatePaging.class).request().get();

    product.received().forEach(judge::accept);
    assertThat(product.received())
        .extracting(LoopbackServer.Received::target)
        .containsExactly(
            "/wiki/x?limit=a%26b+%C3%A9", "/wiki/y?limit=a%26b+%C3%A9", "/wiki/z?late=1");
  }

  @Test
  void emptySegments_areTakenOutBeforeTheCallIsSigned() {
    wiki.path("a//b").queryParam("q", "c//d").request().get();
    wiki.path("u{t}/v%2C").resolveTemplate("t", "x/", false).request().get();

    product.received().forEach(judge::accept);
    assertThat(product.received())
        .extracting(LoopbackServer.Received::target)
        .containsExactly("/wiki/a/b?q=c%2F%2Fd", "/wiki/ux/v%2C");
  }

  /** An application's filter with a priority of its own. */
  @Priority(Integer.MAX_VALUE - 1)
  public static final class LatePaging implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) {
      request.setUri(UriBuilder.fromUri(request.getUri()).queryParam("late", 1).build());
    }
  }

  static Stream<Named<UnaryOperator<WebTarget>>> rivals() {
    Map<Class<?>, Integer> last = Map.of(ClientRequestFilter.class, Integer.MAX_VALUE);
    Feature feature =
        context -> context.register(Moving.class, Integer.MAX_VALUE).getConfiguration() != null;
    return Stream.of(
        Named.of("class", t -> t.register(Moving.class, Integer.MAX_VALUE)),
        Named.of("instance", t -> t.register(new Moving(), Integer.MAX_VALUE)),
        Named.of("class by contract", t -> t.register(Moving.class, last)),
        Named.of("instance by contract", t -> t.register(new Moving(), last)),
        Named.of("annotation", t -> t.register(MovingLast.class)),
        Named.of("feature", t -> t.register(feature)));
  }

  @ParameterizedTest
  @MethodSource("rivals")
  void filterThatMayRunAfterTheSignature_refused(UnaryOperator<WebTarget> registering) {
    CallRefusedException refused = refusal(() -> registering.apply(wiki).request().get());

    assertThat(refused.reason()).isEqualTo(Reason.FOREIGN_TARGET);
    assertThat(product.received()).isEmpty();
  }

  /** Moves a request within its tenant, which the check of the URI alone would let pass. */
  public static class Moving implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) {
      request.setUri(UriBuilder.fromUri(request.getUri()).path("moved").build());
    }
  }

  /** The same, last of all by annotation. */
  @Priority(Integer.MAX_VALUE)
  public static final class MovingLast extends Moving {}

  @Test
  void requestWithoutMode_refused() {
    CallRefusedException refused =
        refusal(() -> wiki.request().property(AuthorizationFilter.MODE, null).get());

    assertThat(refused.reason()).isEqualTo(Reason.FOREIGN_TARGET);
    assertThat(product.received()).isEmpty();
  }

  @Test
  void requestWithAnotherMode_refused() {
    refusal(() -> wiki.request().property(AuthorizationFilter.MODE, "as somebody").get());

    assertThat(product.received()).isEmpty();
  }

  @Test
  void rootExchangedForAnotherTenant_refused() {
    AppAuthentication other = as(Tenants.at(product.url("/other")));

    refusal(() -> wiki.request().property(AuthorizationFilter.MODE, other).get());

    assertThat(product.received()).isEmpty();
  }

  @Test
  void clientReachedThroughAFilter_sendsNothingUnbound() {
    AtomicReference<Client> reached = new AtomicReference<>();
    ClientRequestFilter curious = request -> reached.set(request.getClient());
    wiki.register(curious).request().get();

    refusal(() -> reached.get().target(product.url("/wiki/x")).request().get());

    assertThat(product.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "authorization", "AUTHORIZATION"})
  void callersOwnCredential_refused(String name) {
    CallRefusedException refused =
        refusal(() -> wiki.request().header(name, "Basic c2VjcmV0").get());

    assertThat(refused.reason()).isEqualTo(Reason.MALFORMED_CALL);
    assertThat(refused).hasMessageContaining("Authorization").hasMessageNotContaining("c2Vj");
    assertThat(product.received()).isEmpty();
  }

  @Test
  void callersOwnHost_refused() {
    CallRefusedException refused =
        refusal(() -> wiki.request().header("host", "other.atlassian.net").get());

    assertThat(refused.reason()).isEqualTo(Reason.MALFORMED_CALL);
    assertThat(product.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void bodyOfAGet_refused(String method) {
    ClientRequestFilter adding =
        request -> request.setEntity("a body", null, MediaType.TEXT_PLAIN_TYPE);

    CallRefusedException refused = refusal(() -> wiki.register(adding).request().method(method));

    assertThat(refused.reason()).isEqualTo(Reason.MALFORMED_CALL);
    assertThat(refused).hasMessageContaining(method).hasMessageContaining("body");
    assertThat(product.received()).isEmpty();
  }

  @Test
  void tenantWithoutAUsableSecret_refused() {
    AppAuthentication weak = as(Tenants.at(product.url("/wiki"), "short"));

    CallRefusedException refused =
        refusal(() -> wiki.request().property(AuthorizationFilter.MODE, weak).get());

    assertThat(refused.reason()).isEqualTo(Reason.TENANT_KEY);
    assertThat(product.received()).isEmpty();
  }

  @Test
  void refusal_holdsNoSecret() {
    String refused =
        refusal(() -> wiki.request().header("Authorization", "JWT eyJ").get()).toString()
            + refusal(() -> wiki.path("..").request())
            + as(Tenants.at(product.url("/wiki")));

    assertThat(refused.toLowerCase(Locale.ROOT)).doesNotContain(Tenants.SECRET, "eyj");
  }

  @Test
  void filter_isLastInTheOrderOfJaxRs() {
    assertThat(wiki.getConfiguration().getInstances())
        .filteredOn(AuthorizationFilter.class::isInstance)
        .singleElement()
        .satisfies(
            filter ->
                assertThat(wiki.getConfiguration().getContracts(filter.getClass()))
                    .containsEntry(ClientRequestFilter.class, Integer.MAX_VALUE));
  }

  private static AppAuthentication as(AtlassianHost tenant) {
    return new AppAuthentication(tenant, Tenants.signer(), new FakeHosts());
  }
}
