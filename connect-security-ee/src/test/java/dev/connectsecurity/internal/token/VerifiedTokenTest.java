package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Tokens.NOW;
import static dev.connectsecurity.internal.token.Tokens.hostToken;
import static dev.connectsecurity.internal.token.Tokens.verifyHost;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifiedTokenTest {

  @Test
  void verifiedToken_givesItsClaims() {
    String compact =
        hostToken()
            .claim("sub", "5b10ac8d82e05b22cc7d4ef5")
            .claim("context", Map.of("user", Map.of("accountId", "other")))
            .claim("extra", "text")
            .claim("number", 1)
            .sign();
    VerifiedToken token = verifyHost(compact);
    assertThat(token.issuer()).isEqualTo(Tokens.TENANT_A);
    assertThat(token.subject()).contains("5b10ac8d82e05b22cc7d4ef5");
    assertThat(token.issuedAt()).isEqualTo(NOW);
    assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(180));
    assertThat(token.authenticatedAt()).isEmpty();
    assertThat(token.context()).hasValueSatisfying(context -> assertThat(context).hasSize(1));
    assertThat(token.text("extra")).contains("text");
    assertThat(token.text("number")).isEmpty();
    assertThat(token.text("absent")).isEmpty();
    assertThat(token.fingerprint()).isEqualTo(Sha256.hex(compact)).hasSize(64);
  }

  @Test
  void verifiedToken_printsItsIssuerOnly() {
    assertThat(verifyHost(hostToken().sign())).hasToString("VerifiedToken[issuer=tenant-a]");
  }

  @Test
  void oldToken_namesItsUserInTheContext() {
    String old =
        hostToken().claim("context", Map.of("user", Map.of("accountId", "account-1"))).sign();
    assertThat(verifyHost(old).subject()).contains("account-1");
  }

  @ParameterizedTest
  @MethodSource("anonymous")
  void contextWithoutUser_isAnonymous(Map<String, Object> context) {
    assertThat(verifyHost(hostToken().claim("context", context).sign()).subject()).isEmpty();
  }

  static Stream<Map<String, Object>> anonymous() {
    return Stream.of(
        Map.of(),
        Map.of("user", Map.of()),
        Map.of("user", "x"),
        Map.of("user", Map.of("accountId", List.of("x"))));
  }
}
