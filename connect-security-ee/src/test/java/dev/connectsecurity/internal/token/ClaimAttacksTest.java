package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Refusals.assertRefused;
import static dev.connectsecurity.internal.token.Tokens.NOW;
import static dev.connectsecurity.internal.token.Tokens.PAGE;
import static dev.connectsecurity.internal.token.Tokens.hostToken;
import static dev.connectsecurity.internal.token.Tokens.verifyHost;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.TokenBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Well-signed tokens whose claims are not as they must be. */
class ClaimAttacksTest {

  @ParameterizedTest(name = "row {0}: {1}")
  @MethodSource({"times", "oddTimes", "issuers", "audiences", "subjects", "hashes"})
  void attack_isRefused(int row, String what, TokenBuilder token, Reason reason) {
    assertRefused(reason, () -> verifyHost(token.sign()));
  }

  static Stream<Arguments> times() {
    return Stream.of(
        arguments(30, "no exp", hostToken().without("exp"), Reason.EXPIRED),
        arguments(33, "10 years", hostToken().validFor(Duration.ofDays(3650)), Reason.LIFETIME),
        arguments(33, "exp = iat", hostToken().validFor(Duration.ZERO), Reason.LIFETIME),
        arguments(
            33, "exp before iat", hostToken().validFor(Duration.ofSeconds(-1)), Reason.LIFETIME),
        arguments(34, "no iat", hostToken().without("iat"), Reason.ISSUED_AT),
        arguments(
            34,
            "iat tomorrow",
            hostToken().issuedAt(NOW.plus(Duration.ofDays(1))).validFor(Duration.ofHours(1)),
            Reason.ISSUED_AT),
        arguments(
            35,
            "nbf = exp",
            hostToken().validFor(Duration.ofSeconds(20)).claim("nbf", NOW.getEpochSecond() + 20),
            Reason.NOT_BEFORE),
        arguments(
            35,
            "nbf after exp",
            hostToken().validFor(Duration.ofSeconds(20)).claim("nbf", NOW.getEpochSecond() + 21),
            Reason.NOT_BEFORE));
  }

  static Stream<Arguments> oddTimes() {
    return Stream.of("exp", "iat", "nbf")
        .flatMap(
            claim ->
                Stream.of(
                        "\"1795435200\"",
                        "1795435200.0",
                        "1795435200.5",
                        "1795435200e0",
                        "1.7954352e9",
                        "1e30",
                        "1e999999999",
                        "9223372036854775808",
                        "9223372036854775807",
                        "10000000000",
                        "-1",
                        "0",
                        "-0",
                        "null",
                        "[1]",
                        "{}",
                        "true")
                    .map(
                        odd ->
                            arguments(
                                32,
                                claim + " " + odd,
                                hostToken().claimJson(claim, odd),
                                Reason.CLAIM)));
  }

  static Stream<Arguments> issuers() {
    return Stream.of(
        arguments(37, "unknown", hostToken().claim("iss", "tenant-n"), Reason.UNKNOWN_TENANT),
        arguments(37, "in other case", hostToken().claim("iss", "TENANT-A"), Reason.UNKNOWN_TENANT),
        arguments(37, "the app", hostToken().claim("iss", Tokens.APP), Reason.UNKNOWN_TENANT),
        arguments(37, "missing", hostToken().without("iss"), Reason.CLAIM),
        arguments(37, "empty", hostToken().claim("iss", ""), Reason.CLAIM),
        arguments(37, "null", hostToken().claim("iss", null), Reason.CLAIM),
        arguments(37, "number", hostToken().claim("iss", 1), Reason.CLAIM),
        arguments(37, "array", hostToken().claim("iss", List.of(Tokens.TENANT_A)), Reason.CLAIM),
        arguments(37, "256 characters", hostToken().claim("iss", "a".repeat(256)), Reason.CLAIM),
        arguments(37, "line break", hostToken().claim("iss", "tenant-a\r\n"), Reason.CLAIM),
        arguments(
            37, "claims to be B", hostToken().claim("iss", Tokens.TENANT_B), Reason.SIGNATURE));
  }

  static Stream<Arguments> audiences() {
    return Stream.of(
            "other",
            "",
            Tokens.BASE + ".evil",
            Tokens.BASE + "//",
            List.of(),
            List.of("other"),
            List.of(1),
            List.of(Tokens.APP, 1),
            1,
            true,
            Map.of(),
            Optional.empty())
        .map(
            aud ->
                arguments(
                    44,
                    "aud " + aud,
                    hostToken().claim("aud", aud instanceof Optional ? null : aud),
                    Reason.AUDIENCE));
  }

  static Stream<Arguments> subjects() {
    Stream<Arguments> subjects =
        Stream.of(
                "",
                "x".repeat(10_000 / 4),
                "x\r\nSet-Cookie:a=b",
                "x\u0000",
                "x\u0085",
                1,
                true,
                List.of("x"),
                Map.of())
            .map(sub -> arguments(49, "sub", hostToken().claim("sub", sub), Reason.CLAIM));
    Stream<Arguments> contexts =
        Stream.of("x", 1, List.of())
            .map(
                context ->
                    arguments(
                        49,
                        "context " + context,
                        hostToken().claim("context", context),
                        Reason.CLAIM));
    return Stream.of(
            subjects,
            contexts,
            Stream.of(
                arguments(49, "sub null", hostToken().claim("sub", null), Reason.CLAIM),
                arguments(49, "context null", hostToken().claim("context", null), Reason.CLAIM),
                arguments(
                    49,
                    "user of the context",
                    hostToken().claim("context", Map.of("user", Map.of("accountId", "x\n"))),
                    Reason.CLAIM)))
        .flatMap(rows -> rows);
  }

  static Stream<Arguments> hashes() {
    String hash = PAGE.hash();
    return Stream.of(
        arguments(
            50, "context-qsh", hostToken().claim("qsh", "context-qsh"), Reason.QUERY_STRING_HASH),
        arguments(51, "missing", hostToken().without("qsh"), Reason.QUERY_STRING_HASH),
        arguments(51, "empty", hostToken().claim("qsh", ""), Reason.QUERY_STRING_HASH),
        arguments(51, "null", hostToken().claim("qsh", null), Reason.QUERY_STRING_HASH),
        arguments(51, "array", hostToken().claim("qsh", List.of(hash)), Reason.QUERY_STRING_HASH),
        arguments(
            51,
            "upper case",
            hostToken().claim("qsh", hash.toUpperCase(Locale.ROOT)),
            Reason.QUERY_STRING_HASH),
        arguments(
            51,
            "63 characters",
            hostToken().claim("qsh", hash.substring(1)),
            Reason.QUERY_STRING_HASH),
        arguments(51, "with space", hostToken().claim("qsh", hash + " "), Reason.QUERY_STRING_HASH),
        arguments(
            52,
            "of another path",
            hostToken().claim("qsh", CanonicalRequest.of("GET", "/other", "a=1").hash()),
            Reason.QUERY_STRING_HASH));
  }
}
