package dev.connectsecurity.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.exchange.AccessTokenCache;
import dev.connectsecurity.internal.token.AssertionSigner;
import dev.connectsecurity.testing.LoopbackServer;
import jakarta.ws.rs.client.WebTarget;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tenants that another node has changed while this one holds a token and a target. */
final class ChangedTenantTest {
  private static final String OTHER_SECRET = "another-secret-of-at-least-thirty-two-bytes";

  private final LoopbackServer product = LoopbackServer.answering(204);
  private final ClientsBuilder builder = new ClientsBuilder().gateway(product.url(""));
  private final AtlassianClients clients = builder.open();
  private final AtlassianHost tenant =
      Tenants.whole(product.url(""), HostAuthentication.OAUTH2, ConnectScope.READ);

  static Stream<Arguments> modes() {
    BiFunction<AtlassianClients, AtlassianHost, WebTarget> user =
        (client, host) -> client.asUser(host, "alice");
    BiFunction<AtlassianClients, AtlassianHost, WebTarget> app =
        (client, host) -> client.asApp(host);
    return Stream.of(Arguments.of("user", user), Arguments.of("app", app));
  }

  @AfterEach
  void close() {
    clients.close();
    product.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modes")
  void reinstall_endsTheTokensOfTheOldSecret(
      String name, BiFunction<AtlassianClients, AtlassianHost, WebTarget> mode) {
    builder.hosts.with(tenant);
    WebTarget target = mode.apply(clients, tenant);
    call(target);
    call(target);
    assertThat(questions()).isEqualTo(1);

    builder.hosts.with(Tenants.reinstalled(tenant, OTHER_SECRET));

    call(target);
    call(mode.apply(clients, tenant));
    assertThat(questions()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modes")
  void uninstall_endsAllTokensAndTargets(
      String name, BiFunction<AtlassianClients, AtlassianHost, WebTarget> mode) {
    builder.hosts.with(tenant);
    WebTarget target = mode.apply(clients, tenant);
    call(target);
    int before = product.received().size();

    builder.hosts.with(tenant.withStatus(HostStatus.UNINSTALLED));

    assertThat(Tenants.refusal(() -> call(target)).reason()).isEqualTo(Reason.UNINSTALLED);
    assertThat(Tenants.refusal(() -> call(mode.apply(clients, tenant))).reason())
        .isEqualTo(Reason.UNINSTALLED);
    assertThat(product.received()).hasSize(before);
  }

  @Test
  void refusedTokenOfATenantThatIsGone_isNotRenewed() {
    builder.hosts.with(tenant);
    UserModes users =
        new UserModes(
            new ConnectApp(
                Tenants.signer(),
                new AssertionSigner(builder.time, ClientsBuilder.AUTHORIZATION_SERVER),
                builder.hosts),
            new AtlassianServers(builder.impersonation, builder.oauth, product.url("")),
            new AccessTokenCache<>(10, builder.time, builder.time, Runnable::run));
    Authentication alice = users.of(tenant, "alice");
    String header = alice.headerFor("GET", product.url("/rest"));

    builder.hosts.with(tenant.withStatus(HostStatus.UNINSTALLED));

    assertThat(alice.renew(header)).isFalse();
  }

  private int questions() {
    return builder.impersonation.asked().size() + builder.oauth.asked().size();
  }

  private static void call(WebTarget target) {
    target.path("rest").request().get().close();
  }
}
