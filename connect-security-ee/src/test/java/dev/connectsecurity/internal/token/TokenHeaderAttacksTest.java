package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Refusals.assertRefused;
import static dev.connectsecurity.internal.token.Tokens.SECRET_A;
import static dev.connectsecurity.internal.token.Tokens.hostToken;
import static dev.connectsecurity.internal.token.Tokens.page;
import static dev.connectsecurity.internal.token.Tokens.verifyHost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.TokenBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile headers on a path that demands HS256. */
class TokenHeaderAttacksTest {
  @ParameterizedTest(name = "row {0}: {1}")
  @MethodSource({"algorithms", "headers"})
  void attack_isRefused(int row, String what, String token, Reason reason) {
    assertRefused(reason, () -> verifyHost(token));
  }

  static Stream<Arguments> algorithms() {
    String unsigned = hostToken().header("alg", "none").sign();
    Stream<Arguments> spellings =
        Stream.of("None", "NONE", "nOnE", "", 256, List.of("HS256"), "HS256 ", "hs256", Map.of())
            .map(
                alg ->
                    arguments(
                        2, "alg " + alg, hostToken().header("alg", alg).sign(), Reason.ALGORITHM));
    Stream<Arguments> others =
        Stream.of(
            arguments(
                1,
                "none, empty signature",
                unsigned.substring(0, unsigned.lastIndexOf('.') + 1),
                Reason.ALGORITHM),
            arguments(1, "none, signature kept", unsigned, Reason.ALGORITHM),
            arguments(2, "alg null", hostToken().header("alg", null).sign(), Reason.ALGORITHM),
            arguments(2, "alg missing", hostToken().withoutHeader("alg").sign(), Reason.ALGORITHM),
            arguments(3, "HS384", hmac("HS384", "HmacSHA384"), Reason.ALGORITHM),
            arguments(3, "HS512", hmac("HS512", "HmacSHA512"), Reason.ALGORITHM),
            arguments(
                5,
                "RS256 by the install key",
                page(TokenBuilder.rs256(Tokens.KEYS.getPrivate(), "k1")).sign(),
                Reason.ALGORITHM));
    return Stream.concat(spellings, others);
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        arguments(
            7,
            "jwk",
            hostToken().header("jwk", Map.of("kty", "oct", "k", "AA")).sign(),
            Reason.HEADER),
        arguments(
            8, "jku", hostToken().header("jku", "http://127.0.0.2/keys").sign(), Reason.HEADER),
        arguments(
            8, "x5u", hostToken().header("x5u", "http://127.0.0.2/keys").sign(), Reason.HEADER),
        arguments(9, "x5c", hostToken().header("x5c", List.of("AA")).sign(), Reason.HEADER),
        arguments(9, "x5t", hostToken().header("x5t", "AA").sign(), Reason.HEADER),
        arguments(9, "x5t#S256", hostToken().header("x5t#S256", "AA").sign(), Reason.HEADER),
        arguments(
            12,
            "crit b64",
            hostToken().header("crit", List.of("b64")).header("b64", false).sign(),
            Reason.HEADER),
        arguments(12, "b64 false", hostToken().header("b64", false).sign(), Reason.HEADER),
        arguments(
            12,
            "crit x",
            hostToken().header("crit", List.of("x")).header("x", 1).sign(),
            Reason.HEADER),
        arguments(12, "crit empty", hostToken().header("crit", List.of()).sign(), Reason.HEADER),
        arguments(14, "p2c", hostToken().header("p2c", Integer.MAX_VALUE).sign(), Reason.HEADER),
        arguments(14, "zip", hostToken().header("zip", "DEF").sign(), Reason.HEADER),
        arguments(14, "enc", hostToken().header("enc", "A256GCM").sign(), Reason.HEADER),
        arguments(14, "nested, cty", hostToken().header("cty", "JWT").sign(), Reason.HEADER),
        arguments(12, "typ other", hostToken().header("typ", "at+jwt").sign(), Reason.HEADER),
        arguments(12, "typ null", hostToken().header("typ", null).sign(), Reason.HEADER),
        arguments(12, "typ number", hostToken().header("typ", 1).sign(), Reason.HEADER));
  }

  @Test
  void typeInAnyCaseOrNone_andUnknownMembers_areAccepted() {
    assertThat(verifyHost(hostToken().header("typ", "jwt").sign())).isNotNull();
    assertThat(verifyHost(hostToken().withoutHeader("typ").sign())).isNotNull();
    assertThat(verifyHost(hostToken().header("kid", "x").header("ver", 2).sign())).isNotNull();
  }

  private static String hmac(String algorithm, String macName) {
    return page(TokenBuilder.hmac(algorithm, macName, SECRET_A.getBytes(StandardCharsets.UTF_8)))
        .sign();
  }
}
