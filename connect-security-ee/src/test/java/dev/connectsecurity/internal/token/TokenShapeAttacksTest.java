package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Refusals.assertRefused;
import static dev.connectsecurity.internal.token.Tokens.hostToken;
import static dev.connectsecurity.internal.token.Tokens.page;
import static dev.connectsecurity.internal.token.Tokens.verifyHost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.TokenBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile shapes and signatures on a path that demands HS256. */
class TokenShapeAttacksTest {
  private static final String GOOD = hostToken().sign();
  private static final String[] PARTS = GOOD.split("\\.");

  @Test
  void goodToken_isAccepted() {
    assertThat(verifyHost(GOOD).issuer()).isEqualTo(Tokens.TENANT_A);
  }

  @ParameterizedTest(name = "row {0}: {1}")
  @MethodSource({"shapes", "laxBase64", "signatures", "json"})
  void attack_isRefused(int row, String what, String token, Reason reason) {
    assertRefused(reason, () -> verifyHost(token));
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
            "",
            ".",
            "..",
            "...",
            "a",
            "a.b",
            "a..b",
            ".a.b",
            "   ",
            "\u0000",
            "\u00e9.\u00e9.\u00e9",
            PARTS[0],
            PARTS[0] + "." + PARTS[1],
            "." + GOOD,
            GOOD + ".",
            GOOD + "." + PARTS[2],
            GOOD + "..",
            PARTS[0] + ".." + PARTS[2],
            "." + PARTS[1] + "." + PARTS[2],
            "a.b.c.d.e",
            "{\"protected\":\"" + PARTS[0] + "\",\"payload\":\"" + PARTS[1] + "\"}",
            "{\"payload\":\"" + PARTS[1] + "\",\"signatures\":[]}",
            "a".repeat(1_000_000),
            hostToken().claim("pad", "x".repeat(8192)).sign(),
            "Bearer " + GOOD)
        .map(token -> arguments(16, shown(token), token, Reason.FORMAT));
  }

  static Stream<Arguments> laxBase64() {
    return Stream.of("=", "==", " ", "\t", "\n", "\r\n", "+", "/", "?", "#", "%3D", "\u00e9")
        .flatMap(
            junk ->
                Stream.of(0, 1, 2)
                    .flatMap(
                        part -> Stream.of(withJunk(part, junk, true), withJunk(part, junk, false))))
        .map(token -> arguments(17, shown(token), token, Reason.FORMAT));
  }

  static Stream<Arguments> signatures() {
    byte[] right = Base64.getUrlDecoder().decode(PARTS[2]);
    byte[] longer = Arrays.copyOf(right, 33);
    Stream<byte[]> wrong =
        Stream.of(
            new byte[0],
            new byte[1],
            Arrays.copyOf(right, 16),
            Arrays.copyOf(right, 31),
            longer,
            new byte[32]);
    return Stream.concat(
        wrong.map(
            bytes ->
                arguments(
                    18,
                    bytes.length + " bytes",
                    PARTS[0] + "." + PARTS[1] + "." + TokenBuilder.encode(bytes),
                    Reason.SIGNATURE)),
        Stream.of(
            arguments(
                21,
                "of another token",
                PARTS[0]
                    + "."
                    + PARTS[1]
                    + "."
                    + hostToken().claim("sub", "x").sign().split("\\.")[2],
                Reason.SIGNATURE),
            arguments(
                21,
                "by another tenant",
                page(TokenBuilder.hs256(Tokens.SECRET_B)).sign(),
                Reason.SIGNATURE)));
  }

  static Stream<Arguments> json() {
    Stream<Arguments> headers =
        Stream.of(
                "{\"alg\":\"HS256\",\"alg\":\"none\"}",
                "{\"alg\":\"none\",\"alg\":\"HS256\"}",
                "[]",
                "\"x\"",
                "null",
                "1",
                "\ufeff{\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\"} x",
                "{\"alg\":\"HS256\"/**/}",
                "{}{}",
                "{\"alg\":\"HS256\",\"x\":" + "[".repeat(1000) + "]".repeat(1000) + "}")
            .map(
                header ->
                    arguments(
                        header.contains("none") ? 25 : 26,
                        shown(header),
                        hostToken().rawHeader(header).sign(),
                        Reason.JSON));
    Stream<Arguments> payloads =
        Stream.of(
                "[]",
                "text",
                "{} x",
                "\ufeff{}",
                "{'iss':'a'}",
                "{/**/}",
                "{\"iss\":\"a\",\"iss\":\"tenant-a\"}",
                "{\"iss\":\"tenant-a\",\"iss\":\"a\"}",
                "{\"exp\":1,\"exp\":2}",
                "{\"qsh\":\"\",\"\\u0071sh\":\"\"}")
            .map(
                payload ->
                    arguments(
                        payload.startsWith("{\"") ? 45 : 46,
                        shown(payload),
                        hostToken().rawPayload(payload).sign(),
                        Reason.JSON));
    Stream<Arguments> bytes =
        Stream.of(
            arguments(
                46,
                "payload not UTF-8",
                hostToken().rawPayload(new byte[] {'{', (byte) 0xff, '}'}).sign(),
                Reason.JSON));
    return Stream.of(headers, payloads, bytes).flatMap(rows -> rows);
  }

  /** Row 19. */
  @Test
  void everyOtherCharacterAtEveryPlace_isRefused() {
    for (int i = 0; i < GOOD.length(); i++) {
      for (char c :
          new char[] {'A', 'B', 'z', '0', '-', '_', '.', '=', ' ', (char) (GOOD.charAt(i) ^ 1)}) {
        if (c != GOOD.charAt(i)) {
          String token = GOOD.substring(0, i) + c + GOOD.substring(i + 1);
          assertThat(catchRefusal(token)).as("place %d, character %s", i, c).isTrue();
        }
      }
    }
  }

  @Test
  void tokenOf8192Bytes_isTheLargest() {
    int length = hostToken().claim("pad", "").sign().length();
    String fitting = hostToken().claim("pad", "x".repeat((8192 - length) / 4 * 3)).sign();
    assertThat(fitting.length()).isBetween(8189, 8192);
    assertThat(verifyHost(fitting)).isNotNull();
    String larger = hostToken().claim("pad", "x".repeat((8192 - length) / 4 * 3 + 4)).sign();
    assertRefused(Reason.FORMAT, () -> verifyHost(larger));
  }

  /** Row 146: a hostile token costs no more than its size. */
  @Test
  void hugeToken_isRefusedAtOnce() {
    String huge = "a.".repeat(5_000_000);
    assertTimeout(
        Duration.ofMillis(200), () -> assertRefused(Reason.FORMAT, () -> verifyHost(huge)));
  }

  private static boolean catchRefusal(String token) {
    try {
      verifyHost(token);
      return false;
    } catch (NotAuthenticatedException e) {
      return true;
    }
  }

  private static String withJunk(int part, String junk, boolean atEnd) {
    String[] parts = PARTS.clone();
    int place = atEnd ? parts[part].length() : 4;
    parts[part] = parts[part].substring(0, place) + junk + parts[part].substring(place);
    return String.join(".", parts);
  }

  private static String shown(String token) {
    return token.length() > 60 ? token.substring(0, 20) + "… of " + token.length() : token;
  }
}
