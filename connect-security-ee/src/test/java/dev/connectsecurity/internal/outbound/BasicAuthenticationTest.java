package dev.connectsecurity.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.Secret;
import dev.connectsecurity.testing.LoopbackServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicAuthenticationTest {
  private static final URI SITE = URI.create("https://acme.atlassian.net");
  private static final String CANARY = "canary-of-a-token";

  @ParameterizedTest
  @CsvSource({
    "a@example.com, plain",
    "a@example.com, with:colons:in=it-_",
    "ü@example.com, tökén-€",
    "a@example.com, 😀"
  })
  void pair_isSentUnaskedInUtf8(String email, String token) {
    try (LoopbackServer product = LoopbackServer.answering(204);
        AtlassianClients clients =
            new ClientsBuilder()
                .apiToken(ApiTokenAccess.classic(product.url(""), email, Secret.of(token)))
                .open()) {
      clients.withApiToken().path("rest/api/3/myself").request().get();

      String[] header = product.last().authorization().split(" ");
      assertThat(header).hasSize(2).startsWith("Basic");
      assertThat(new String(Base64.getDecoder().decode(header[1]), StandardCharsets.UTF_8))
          .isEqualTo(email + ":" + token);
      assertThat(product.received()).hasSize(1);
    }
  }

  @Test
  void longToken_isOneLine() {
    String header =
        new BasicAuthentication(
                ApiTokenAccess.classic(SITE, "a@example.com", Secret.of("x".repeat(4000))))
            .headerFor("GET", SITE);

    assertThat(header).doesNotContain("\r", "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a:b@example.com", "a@example.com\r\nX: y", "a\u0000@b", "\ud800@b"})
  void addressThatCannotBeSent_isRefusedUnquoted(String email) {
    assertThatThrownBy(() -> ApiTokenAccess.classic(SITE, email, Secret.of(CANARY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("example", CANARY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "canary\r\nX: y", "canary\n", "canary\u0000", "canary\udc00"})
  void tokenThatCannotBeSent_isRefusedUnquoted(String token) {
    assertThatThrownBy(() -> ApiTokenAccess.classic(SITE, "a@example.com", Secret.of(token)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("canary", "example");
  }

  @Test
  void tokenThatWasRefused_hasNoReplacement() {
    BasicAuthentication authentication =
        new BasicAuthentication(ApiTokenAccess.classic(SITE, "a@example.com", Secret.of(CANARY)));

    assertThat(authentication.renew(authentication.headerFor("GET", SITE))).isFalse();
    assertThat(authentication.toString()).doesNotContain(CANARY);
  }
}
