package dev.connectsecurity.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DescriptorServletTest {
  private final Descriptor descriptor =
      Descriptor.build(
          "com.example.app",
          URI.create("https://app.example/app"),
          "{\"name\":\"Nötes\"}",
          key -> Optional.empty());
  private final DescriptorServlet servlet = new DescriptorServlet(descriptor);
  private final FakeResponse response = new FakeResponse();

  @Test
  void get_servesThePreparedBytes() throws Exception {
    serve(FakeRequest.get("/app/atlassian-connect.json"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).contains("application/json;charset=UTF-8");
    assertThat(response.bytes()).isEqualTo(descriptor.json());
    assertThat(response.header("Content-Length")).contains("" + descriptor.json().length);
  }

  @Test
  void head_servesTheSameHeadersWithoutTheBody() throws Exception {
    serve(FakeRequest.of("HEAD", "/app/atlassian-connect.json"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Length")).contains("" + descriptor.json().length);
    assertThat(response.bytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"})
  void otherMethod_is405(String method) throws Exception {
    serve(FakeRequest.of(method, "/app/atlassian-connect.json"));

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Allow")).contains("GET, HEAD");
    assertThat(response.body())
        .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Method Not Allowed\",\"status\":405}");
  }

  @Test
  @DisplayName("row 95: a foreign host name plays no part")
  void foreignHostHeader_leavesTheConfiguredBaseUrl() throws Exception {
    serve(
        FakeRequest.get("/app/atlassian-connect.json")
            .header("Host", "evil.example")
            .header("X-Forwarded-Host", "evil.example"));

    assertThat(response.body())
        .contains("\"baseUrl\":\"https://app.example/app\"")
        .doesNotContain("evil");
  }

  private void serve(FakeRequest request) throws Exception {
    servlet.service(request.asServletRequest(), response.asServletResponse());
  }
}
