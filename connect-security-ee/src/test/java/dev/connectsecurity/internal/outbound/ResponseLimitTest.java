package dev.connectsecurity.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.testing.LoopbackServer;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientResponseContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseLimitTest {
  private static final ClientSettings TEN_BYTES =
      new ClientSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), 10);

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 10})
  void bodyWithinTheLimit_isRead(int size) {
    try (LoopbackServer product = LoopbackServer.answering(new byte[size]);
        AtlassianClients clients = Tenants.clients(TEN_BYTES)) {
      byte[] body = clients.asApp(Tenants.at(product.url(""))).request().get(byte[].class);

      assertThat(body).hasSize(size);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 100_000})
  void bodyBeyondTheLimit_breaksOff(int size) {
    try (LoopbackServer product = LoopbackServer.answering(new byte[size]);
        AtlassianClients clients = Tenants.clients(TEN_BYTES)) {
      var request = clients.asApp(Tenants.at(product.url(""))).request();

      assertThatThrownBy(() -> request.get(byte[].class))
          .isInstanceOf(ProcessingException.class)
          .hasRootCauseMessage("The response is larger than 10 bytes");
    }
  }

  @Test
  void emptyBody_isNoEntity() {
    try (LoopbackServer product = LoopbackServer.answering(204);
        AtlassianClients clients = Tenants.clients(TEN_BYTES)) {
      assertThat(clients.asApp(Tenants.at(product.url(""))).request().get().hasEntity()).isFalse();
    }
  }

  @Test
  void everyWayToRead_isCounted() throws IOException {
    try (InputStream single = limited(3);
        InputStream skipped = limited(3);
        InputStream ended = limited(4)) {
      assertThat(single.read()).isZero();
      assertThat(single.readNBytes(2)).hasSize(2);
      assertThatThrownBy(single::read).isInstanceOf(IOException.class);
      assertThat(skipped.skip(3)).isEqualTo(3);
      assertThatThrownBy(() -> skipped.skip(1)).isInstanceOf(IOException.class);
      assertThat(ended.skip(4)).isEqualTo(4);
      assertThat(ended.read()).isEqualTo(-1);
      assertThat(ended.markSupported()).isFalse();
    }
  }

  private static InputStream limited(long limit) {
    return new LimitedStream(new ByteArrayInputStream(new byte[4]), limit);
  }

  @Test
  void implementationWithoutAStream_isLeftAlone() {
    ClientResponseContext bodiless =
        (ClientResponseContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ClientResponseContext.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("getEntityStream");
                  return null;
                });

    new Answer(bodiless).limit(1);
  }
}
