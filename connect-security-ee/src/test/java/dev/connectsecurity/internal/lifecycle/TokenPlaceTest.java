package dev.connectsecurity.internal.lifecycle;

import static dev.connectsecurity.internal.lifecycle.Rejected.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the token of a callback is looked for. */
final class TokenPlaceTest {
  private final Reception reception;

  TokenPlaceTest() throws Exception {
    reception = new Reception();
  }

  @AfterEach
  void close() {
    reception.close();
  }

  @ParameterizedTest(name = "row 29: \"{0} token\"")
  @ValueSource(strings = {"JWT ", "jwt ", "Jwt "})
  void scheme_isCaseInsensitive(String scheme) {
    assertThat(reception.send(with(scheme + token())).status()).isEqualTo(204);
  }

  @ParameterizedTest(name = "row 29: \"{0}token\"")
  @ValueSource(strings = {"Bearer ", "JWT\t", "JWT", "", " JWT ", "Basic ", "JWT token="})
  void otherScheme_isAsGoodAsNone(String scheme) {
    FakeResponse response = reception.send(with(scheme + token()));

    rejected(reception, response, scheme.equals("JWT token=") ? Reason.FORMAT : Reason.MISSING);
  }

  @ParameterizedTest(name = "rows 16, 29: \"JWT {0}\"")
  @ValueSource(strings = {"", " ", " x", "a.b", "a, JWT b", "a.b.c.d.e", "..", "{}"})
  void malformedToken_isRefused(String token) {
    rejected(reception, reception.send(with("JWT " + token)), Reason.FORMAT);
  }

  @Test
  @DisplayName("row 29: two tokens in one header")
  void twoTokensInOneHeader_areRefused() {
    rejected(reception, reception.send(with("JWT " + token() + ", JWT " + token())), Reason.FORMAT);
  }

  @Test
  @DisplayName("row 29: two headers, even equal ones")
  void twoHeaders_areRefused() {
    FakeRequest request = signed();
    rejected(
        reception,
        reception.send(request.header("Authorization", "JWT " + token())),
        Reason.MULTIPLE);
  }

  @Test
  @DisplayName("row 70: the token in the query")
  void tokenInTheQuery_isNoToken() {
    FakeRequest request =
        Reception.post("installed").query("jwt=" + token()).body("application/json", body());

    rejected(reception, reception.send(request), Reason.MISSING);
  }

  @Test
  @DisplayName("row 28: another token in the query plays no part")
  void tokenInTheQueryBesideTheHeader_isIgnored() {
    assertThat(reception.send(signed().query("jwt=x.y.z")).status()).isEqualTo(204);
  }

  private String token() {
    return reception.atlassianToken("N", "installed").sign();
  }

  private FakeRequest signed() {
    return with("JWT " + token());
  }

  private FakeRequest with(String authorization) {
    return Reception.post("installed")
        .header("Authorization", authorization)
        .body("application/json", body());
  }

  private static byte[] body() {
    return Body.installed("N").toString().getBytes(StandardCharsets.UTF_8);
  }
}
