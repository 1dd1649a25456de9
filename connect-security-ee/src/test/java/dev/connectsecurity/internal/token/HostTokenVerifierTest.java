package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Refusals.assertRefused;
import static dev.connectsecurity.internal.token.Tokens.PAGE;
import static dev.connectsecurity.internal.token.Tokens.hostToken;
import static dev.connectsecurity.internal.token.Tokens.verifyHost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.testing.TokenBuilder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets, audiences and kinds of hash that a tenant's token may come with. */
class HostTokenVerifierTest {
  @ParameterizedTest(name = "row 22: secret \"{0}\"")
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "31-bytes-are-one-byte-too-short",
        "                                        "
      })
  void weakSecret_isNoKey(String secret) {
    TenantSecrets weak = issuer -> Optional.of(Secret.of(secret));
    assertRefused(
        Reason.TENANT_KEY,
        () -> verifier().verify(hostToken().sign(), weak, QueryHashRule.computed(PAGE), Set.of()));
  }

  @ParameterizedTest(name = "row 23: secret \"{0}\"")
  @ValueSource(
      strings = {
        "sixteen-\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9",
        "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU="
      })
  void secret_isUsedAsItsUtf8Bytes(String secret) {
    TenantSecrets tenants = issuer -> Optional.of(Secret.of(secret));
    String token = Tokens.page(TokenBuilder.hs256(secret)).sign();
    assertThat(verifier().verify(token, tenants, QueryHashRule.computed(PAGE), Set.of()).issuer())
        .isEqualTo(Tokens.TENANT_A);
  }

  /** Row 23. */
  @Test
  void bytesThatTheSecretIsBase64Of_areNotItsKey() {
    String secret = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";
    TenantSecrets tenants = issuer -> Optional.of(Secret.of(secret));
    byte[] decoded = Base64.getDecoder().decode(secret);
    String token = Tokens.page(TokenBuilder.hmac("HS256", "HmacSHA256", decoded)).sign();
    assertRefused(
        Reason.SIGNATURE,
        () -> verifier().verify(token, tenants, QueryHashRule.computed(PAGE), Set.of()));
  }

  @ParameterizedTest(name = "row 44: aud {0}")
  @MethodSource("ours")
  void audienceOfOurs_isAccepted(Object aud) {
    assertThat(verifyHost(hostToken().claim("aud", aud).sign())).isNotNull();
  }

  static Stream<Object> ours() {
    return Stream.of(
        Tokens.APP,
        Tokens.BASE,
        Tokens.BASE + "/",
        List.of(Tokens.APP),
        List.of("other", Tokens.BASE));
  }

  @Test
  void contextToken_isAcceptedWhereItIsAskedFor() {
    String context = hostToken().claim("qsh", "context-qsh").sign();
    String computed = hostToken().sign();
    assertThat(verify(context, QueryHashRule.context())).isNotNull();
    assertRefused(Reason.QUERY_STRING_HASH, () -> verify(computed, QueryHashRule.context()));
    QueryHashRule either = QueryHashRule.context().or(QueryHashRule.computed(PAGE));
    assertThat(verify(context, either)).isNotNull();
    assertThat(verify(computed, either)).isNotNull();
  }

  @Test
  void tenantsSecret_isAskedForOnlyAfterTheShapeIsKnown() {
    TenantSecrets never =
        issuer -> {
          throw new AssertionError("asked for " + issuer);
        };
    assertRefused(
        Reason.ALGORITHM,
        () ->
            verifier()
                .verify(
                    hostToken().header("alg", "none").sign(),
                    never,
                    QueryHashRule.context(),
                    Set.of()));
    assertRefused(
        Reason.CLAIM,
        () ->
            verifier()
                .verify(
                    hostToken().claim("iss", "").sign(), never, QueryHashRule.context(), Set.of()));
  }

  private static VerifiedToken verify(String token, QueryHashRule rule) {
    return verifier().verify(token, Tokens.TENANTS, rule, Tokens.AUDIENCES);
  }

  private static HostTokenVerifier verifier() {
    return new HostTokenVerifier(Tokens.CLOCK, Tokens.POLICY);
  }
}
