package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Refusals.assertRefused;
import static dev.connectsecurity.internal.token.Tokens.INSTALLED;
import static dev.connectsecurity.internal.token.Tokens.KEYS;
import static dev.connectsecurity.internal.token.Tokens.KID;
import static dev.connectsecurity.internal.token.Tokens.NOW;
import static dev.connectsecurity.internal.token.Tokens.installToken;
import static dev.connectsecurity.internal.token.Tokens.installation;
import static dev.connectsecurity.internal.token.Tokens.verifyInstall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.testing.TokenBuilder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InstallTokenVerifierTest {
  private static final InstallKeys NEVER =
      kid -> {
        throw new AssertionError("a key was asked for: " + kid);
      };

  @Test
  void goodToken_isAccepted() {
    VerifiedToken token = verifyInstall(installToken().sign());
    assertThat(token.issuer()).isEqualTo(Tokens.TENANT_A);
    assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(180));
  }

  @ParameterizedTest(name = "row {0}: {1}")
  @MethodSource({"keyConfusion", "headers"})
  void attackBeforeTheSignature_asksForNoKey(
      int row, String what, TokenBuilder token, Reason reason) {
    assertRefused(
        reason, () -> verifier(NEVER).verify(token.sign(), QueryHashRule.computed(INSTALLED)));
  }

  static Stream<Arguments> keyConfusion() {
    byte[] der = KEYS.getPublic().getEncoded();
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----";
    return Stream.concat(
        Stream.of(pem, pem + "\n", pem.replace("\n", "\r\n"))
            .map(
                key ->
                    arguments(
                        4,
                        "HS256 by PEM",
                        hmac(key.getBytes(StandardCharsets.UTF_8)),
                        Reason.ALGORITHM)),
        Stream.of(
            arguments(4, "HS256 by DER", hmac(der), Reason.ALGORITHM),
            arguments(
                6,
                "HS256 by the tenant",
                hmac(Tokens.SECRET_A.getBytes(StandardCharsets.UTF_8)),
                Reason.ALGORITHM),
            arguments(1, "none", installToken().header("alg", "none"), Reason.ALGORITHM)));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        arguments(7, "jwk", installToken().header("jwk", Map.of("kty", "RSA")), Reason.HEADER),
        arguments(8, "jku", installToken().header("jku", "http://127.0.0.2/keys"), Reason.HEADER),
        arguments(9, "x5c", installToken().header("x5c", List.of("AA")), Reason.HEADER),
        arguments(12, "crit", installToken().header("crit", List.of("b64")), Reason.HEADER),
        arguments(37, "no issuer", installToken().without("iss"), Reason.CLAIM));
  }

  @ParameterizedTest(name = "row {0}: {1}")
  @MethodSource({"signatures", "audiences", "claims"})
  void attackBehindTheSignature_isRefused(int row, String what, String token, Reason reason) {
    assertRefused(reason, () -> verifyInstall(token));
  }

  static Stream<Arguments> signatures() {
    String good = installToken().sign();
    String input = good.substring(0, good.lastIndexOf('.') + 1);
    return Stream.of(
        arguments(
            7,
            "by another key",
            installation(TokenBuilder.rs256(Tokens.rsa(2048).getPrivate(), KID)).sign(),
            Reason.SIGNATURE),
        arguments(18, "no signature", input, Reason.SIGNATURE),
        arguments(18, "zeros", input + TokenBuilder.encode(new byte[256]), Reason.SIGNATURE),
        arguments(18, "255 bytes", input + TokenBuilder.encode(new byte[255]), Reason.SIGNATURE),
        arguments(
            21,
            "of another token",
            input + installToken().claim("sub", "x").sign().split("\\.")[2],
            Reason.SIGNATURE));
  }

  static Stream<Arguments> audiences() {
    Stream<Object> wrong =
        Stream.of(
            List.of(),
            "https://other.example",
            List.of("https://other.example", Tokens.BASE),
            List.of(Tokens.BASE, "x"),
            Tokens.BASE + ".evil",
            "https://x@app.example/app",
            "https://APP.example/app",
            "https://app.example:443/app",
            Tokens.BASE + "//",
            "",
            1,
            Map.of(),
            List.of(1));
    return Stream.concat(
        wrong.map(
            aud ->
                arguments(
                    78, "aud " + aud, installToken().claim("aud", aud).sign(), Reason.AUDIENCE)),
        Stream.of(
            arguments(78, "aud missing", installToken().without("aud").sign(), Reason.AUDIENCE),
            arguments(78, "aud null", installToken().claim("aud", null).sign(), Reason.AUDIENCE)));
  }

  static Stream<Arguments> claims() {
    return Stream.of(
        arguments(30, "no exp", installToken().without("exp").sign(), Reason.EXPIRED),
        arguments(
            31,
            "expired",
            installToken().issuedAt(NOW.minusSeconds(60)).validFor(Duration.ofSeconds(30)).sign(),
            Reason.EXPIRED),
        arguments(
            33,
            "ten years",
            installToken().validFor(Duration.ofDays(3650)).sign(),
            Reason.LIFETIME),
        arguments(
            34,
            "from the future",
            installToken().issuedAt(NOW.plusSeconds(31)).validFor(Duration.ofSeconds(30)).sign(),
            Reason.ISSUED_AT),
        arguments(
            79,
            "of uninstalled",
            installToken()
                .claim("qsh", CanonicalRequest.of("POST", "/lifecycle/uninstalled", null).hash())
                .sign(),
            Reason.QUERY_STRING_HASH),
        arguments(
            79, "without qsh", installToken().without("qsh").sign(), Reason.QUERY_STRING_HASH),
        arguments(
            79,
            "context-qsh",
            installToken().claim("qsh", "context-qsh").sign(),
            Reason.QUERY_STRING_HASH));
  }

  @ParameterizedTest(name = "row 78: aud {0}")
  @MethodSource("ours")
  void ourAudience_isAcceptedModuloOneSlash(Object aud) {
    assertThat(verifyInstall(installToken().claim("aud", aud).sign())).isNotNull();
  }

  static Stream<Object> ours() {
    return Stream.of(
        Tokens.BASE, Tokens.BASE + "/", List.of(Tokens.BASE), List.of(Tokens.BASE + "/"));
  }

  @Test
  void configuredAudience_mayEndInASlash() {
    InstallTokenVerifier verifier =
        new InstallTokenVerifier(
            Tokens.CLOCK, Tokens.POLICY, kid -> KEYS.getPublic(), Set.of(Tokens.BASE + "/"));
    assertThat(verifier.verify(installToken().sign(), QueryHashRule.computed(INSTALLED)))
        .isNotNull();
  }

  @Test
  void unknownOrUnavailableKey_isToldAsItIs() {
    InstallKeys unknown =
        kid -> {
          throw new NotAuthenticatedException(Reason.KEY_ID, kid);
        };
    InstallKeys unavailable =
        kid -> {
          throw new UnavailableException(Reason.KEYS_UNAVAILABLE, kid, null);
        };
    String token = installToken().sign();
    assertRefused(Reason.KEY_ID, () -> verifier(unknown).verify(token, QueryHashRule.context()));
    assertRefused(
        Reason.KEYS_UNAVAILABLE,
        () -> verifier(unavailable).verify(token, QueryHashRule.context()));
  }

  @ParameterizedTest(name = "row 149: {0}")
  @MethodSource("dev.connectsecurity.internal.token.UnsoundKeys#all")
  void unsoundKey_isNoKey(String what, PublicKey key) {
    String token = installToken().sign();
    assertRefused(
        Reason.KEY_ID, () -> verifier(kid -> key).verify(token, QueryHashRule.computed(INSTALLED)));
    assertThat(Rs256.verifies(CompactJws.parse(token, Rs256.NAME), key)).isFalse();
  }

  private static InstallTokenVerifier verifier(InstallKeys keys) {
    return new InstallTokenVerifier(Tokens.CLOCK, Tokens.POLICY, keys, Set.of(Tokens.BASE));
  }

  private static TokenBuilder hmac(byte[] key) {
    return installation(TokenBuilder.hmac("HS256", "HmacSHA256", key)).header("kid", KID);
  }
}
