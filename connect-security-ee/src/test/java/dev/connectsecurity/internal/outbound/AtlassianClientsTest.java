package dev.connectsecurity.internal.outbound;

import static dev.connectsecurity.internal.outbound.Tenants.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.LoopbackServer;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.WebTarget;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AtlassianClientsTest {

  @Test
  void currentTenant_isReadWhenTheTargetIsMade() {
    try (LoopbackServer product = LoopbackServer.answering(204)) {
      AtlassianHost tenant = Tenants.at(product.url("/wiki"));
      AtomicReference<AtlassianPrincipal> current =
          new AtomicReference<>(new FakeCaller(tenant, Optional.empty()));
      try (AtlassianClients clients = new ClientsBuilder().open(current::get)) {
        WebTarget target = clients.asApp();
        current.set(null);

        int status =
            CompletableFuture.supplyAsync(() -> target.path("x").request().get().getStatus())
                .join();

        assertThat(status).isEqualTo(204);
        new TokenJudge("/wiki", Tenants.SECRET).accept(product.last());
      }
    }
  }

  @Test
  void asynchronousCall_isSigned() throws Exception {
    try (LoopbackServer product = LoopbackServer.answering(204);
        AtlassianClients clients = Tenants.clients()) {
      WebTarget target = clients.asApp(Tenants.at(product.url("")));

      target.path("async").request().async().get().get();
      target.path("rx").request().rx().get().toCompletableFuture().get();
      target.path("built").request().buildGet().invoke();

      assertThat(product.received()).hasSize(3);
      product.received().forEach(new TokenJudge("", Tenants.SECRET)::accept);
    }
  }

  @Test
  void nobodyCalling_refused() {
    try (AtlassianClients clients = Tenants.clients()) {
      assertThatThrownBy(clients::asApp).isInstanceOf(NotAuthenticatedException.class);
    }
  }

  @Test
  void uninstalledTenant_refused() {
    AtlassianHost gone =
        Tenants.at(URI.create("https://gone.example")).withStatus(HostStatus.UNINSTALLED);
    try (AtlassianClients clients = Tenants.clients()) {
      CallRefusedException refused = refusal(() -> clients.asApp(gone));

      assertThat(refused.reason()).isEqualTo(Reason.UNINSTALLED);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ENABLED", "DISABLED"})
  void installedTenant_getsATargetAtItsBaseUrl(HostStatus status) {
    URI baseUrl = URI.create("https://acme.atlassian.net/wiki");
    try (AtlassianClients clients = Tenants.clients()) {
      WebTarget target = clients.asApp(Tenants.at(baseUrl).withStatus(status));

      assertThat(target.getUri()).isEqualTo(baseUrl);
    }
  }

  @Test
  void tenantWithAStrangeBaseUrl_refused() {
    try (AtlassianClients clients = Tenants.clients()) {
      CallRefusedException refused =
          refusal(() -> clients.asApp(Tenants.at(URI.create("https://a@evil.example"))));

      assertThat(refused.reason()).isEqualTo(Reason.FOREIGN_TARGET);
    }
  }

  @Test
  @Timeout(20)
  void silentProduct_givenUpAfterTheReadTimeout() {
    CountDownLatch over = new CountDownLatch(1);
    ClientSettings hasty = new ClientSettings(Duration.ofSeconds(5), Duration.ofMillis(200));
    try (LoopbackServer silent =
            new LoopbackServer(
                exchange -> {
                  try {
                    over.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
        AtlassianClients clients = Tenants.clients(hasty)) {
      WebTarget target = clients.asApp(Tenants.at(silent.url("/wiki")));

      assertThatThrownBy(() -> target.path("x").request().get())
          .isInstanceOf(ProcessingException.class)
          .hasRootCauseInstanceOf(SocketTimeoutException.class)
          .satisfies(
              thrown -> {
                StringWriter printed = new StringWriter();
                thrown.printStackTrace(new PrintWriter(printed));
                assertThat(printed.toString()).doesNotContain(Tenants.SECRET, "eyJ");
              });
    } finally {
      over.countDown();
    }
  }

  @Test
  void limits_reachTheClient() {
    ClientSettings settings = new ClientSettings(Duration.ofMillis(1234), Duration.ofMillis(2345));
    try (AtlassianClients clients = Tenants.clients(settings)) {
      var configuration =
          clients.asApp(Tenants.at(URI.create("https://acme.example"))).getConfiguration();

      assertThat(configuration.getProperty("jersey.config.client.connectTimeout")).isEqualTo(1234);
      assertThat(configuration.getProperty("jersey.config.client.readTimeout")).isEqualTo(2345);
      assertThat(configuration.getProperties()).containsAllEntriesOf(Redirects.OFF);
    }
  }

  @Test
  void closedClient_sendsNothing() {
    try (LoopbackServer product = LoopbackServer.answering(204)) {
      AtlassianClients clients = Tenants.clients();
      WebTarget target = clients.asApp(Tenants.at(product.url("")));
      clients.close();

      assertThatThrownBy(() -> target.request().get()).isInstanceOf(IllegalStateException.class);
      assertThat(product.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"PT0S,PT1S,1", "PT1S,PT0S,1", "PT1S,PT1S,0", "PT-1S,PT1S,1", "PT0.0000001S,PT1S,1"})
  void limitThatIsNoLimit_refused(Duration connect, Duration read, long bytes) {
    assertThatThrownBy(() -> new ClientSettings(connect, read, bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be positive");
  }

  @Test
  void sizeLimit_isUsually32MiB() {
    assertThat(Tenants.PATIENT.responseLimit()).isEqualTo(33_554_432L);
  }
}
