package dev.connectsecurity.internal.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTest {

  @ParameterizedTest(name = "context {0}, base URL {1}: leaves out {2}, needs proxy {3}")
  @CsvSource({
    "'', https://app.example, '', false",
    "'', https://app.example/, '', false",
    "/app, https://app.example/app, /app, false",
    "/app, https://app.example/app/connect, /app/connect, false",
    "/app, https://app.example, /app, true",
    "/app, https://app.example/application, /app, true",
    "'', https://app.example/connect, /connect, false"
  })
  void prefix_isWhatAtlassiansHashLeavesOut(
      String context, URI baseUrl, String prefix, boolean proxy) {
    Mount mount = Mount.of(context, baseUrl);

    assertThat(mount.signedPrefix()).isEqualTo(prefix);
    assertThat(mount.needsProxy(baseUrl)).isEqualTo(proxy);
  }
}
