package dev.connectsecurity.it.gate;

import static dev.connectsecurity.it.gate.Promise.attack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.Forge;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.Observed;
import dev.connectsecurity.it.support.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Good tokens, cut and mended where only their text is changed. */
interface TokenSurgery extends Promise {
  String PAGE = "/app/page";
  Forge.Row GOOD = new Forge.Row(null, null, null);

  @ParameterizedTest(name = "row {0}: {1}")
  @MethodSource("mendedTokens")
  default void tokenOfAnotherShape_isRefused(
      int row, String words, Attack attack, int status, String reason) {
    gate().answers(status, reason, attack.on(this));
  }

  static Stream<Arguments> mendedTokens() {
    return Stream.of(
        mended(14, "five parts", token -> token + ".a.b", "FORMAT"),
        mended(15, "JSON serialisation", TokenSurgery::flattened, "FORMAT"),
        mended(16, "one part", token -> part(token, 0), "FORMAT"),
        mended(16, "two parts", token -> token.substring(0, token.lastIndexOf('.')), "FORMAT"),
        mended(16, "four parts", token -> token + ".a", "FORMAT"),
        mended(16, "dots only", token -> "..", "FORMAT"),
        mended(
            16, "nothing in the middle", token -> part(token, 0) + ".." + part(token, 2), "FORMAT"),
        mended(16, "a dot in front", token -> "." + token, "FORMAT"),
        mended(16, "a dot at the end", token -> token + ".", "FORMAT"),
        mended(17, "padding", token -> token + "=", "FORMAT"),
        mended(17, "a space inside", token -> into(token, " "), "FORMAT"),
        mended(17, "a tab inside", token -> into(token, "\t"), "FORMAT"),
        mended(17, "a plus inside", token -> into(token, "+"), "FORMAT"),
        mended(17, "a slash inside", token -> into(token, "/"), "FORMAT"),
        mended(17, "a question mark inside", token -> into(token, "?"), "FORMAT"),
        mended(17, "a number sign inside", token -> into(token, "#"), "FORMAT"),
        mended(17, "trailing bits of the signature", TokenSurgery::looseBits, "FORMAT"),
        mended(18, "no signature", token -> signed(token, 0), "SIGNATURE"),
        mended(18, "signature of 1 byte", token -> signed(token, 1), "SIGNATURE"),
        mended(18, "signature of 16 bytes", token -> signed(token, 16), "SIGNATURE"),
        mended(18, "signature of 31 bytes", token -> signed(token, 31), "SIGNATURE"),
        mended(18, "signature of 33 bytes", token -> signed(token, 33), "SIGNATURE"),
        mended(18, "signature of zeros", token -> withSignature(token, new byte[32]), "SIGNATURE"),
        attack(
            21,
            "signature of another token",
            on -> {
              String other = on.forge().token(GOOD, "GET", "/app/other");
              String token = on.forge().token(GOOD, "GET", PAGE);
              return on.get(PAGE, token.substring(0, token.lastIndexOf('.') + 1) + part(other, 2));
            },
            401,
            "SIGNATURE"));
  }

  private static Arguments mended(
      int row, String words, UnaryOperator<String> change, String reason) {
    return attack(
        row,
        words,
        on -> on.get(PAGE, change.apply(on.forge().token(GOOD, "GET", PAGE))),
        401,
        reason);
  }

  @Test
  default void tokenWithAnyLetterChanged_isRefused() {
    String token = forge().token(GOOD, "GET", PAGE);
    Random random = new Random(19);
    Observed before = Observed.at(gate().http());
    IntStream.range(0, token.length())
        .filter(at -> token.charAt(at) != '.')
        .forEach(at -> Gate.assertRefusal(get(PAGE, flipped(token, at, random)).get(), 401));

    Observed after = Observed.at(gate().http());
    assertThat(after.hits()).isEqualTo(before.hits());
    assertThat(after.rejected() - before.rejected()).isEqualTo(token.length() - 2);
  }

  @Test
  default void secretOutsideAscii_isUsedAsUtf8() {
    Tenant tenant =
        new Tenant(
            "unicode-tenant", "gehe\u00edm-\u2603-".repeat(5), "https://unicode.atlassian.net");
    Atlassian.install(gate().http(), tenant);

    gate().letsIn(() -> gate().http().get(PAGE, tenant.authorization(PAGE)));
  }

  @Test
  default void secretThatLooksLikeBase64_isNotDecoded() {
    String secret =
        Base64.getEncoder()
            .encodeToString("0123456789".repeat(6).getBytes(StandardCharsets.US_ASCII));
    Tenant tenant = new Tenant("base64-tenant", secret, "https://base64.atlassian.net");
    Atlassian.install(gate().http(), tenant);
    Tenant decoded = new Tenant("base64-tenant", "0123456789".repeat(6), tenant.baseUrl());

    gate().letsIn(() -> gate().http().get(PAGE, tenant.authorization(PAGE)));
    gate().turnsAway(401, "SIGNATURE", () -> gate().http().get(PAGE, decoded.authorization(PAGE)));
  }

  @Test
  default void manyUnknownIssuers_areRefusedEach() {
    Observed before = Observed.at(gate().http());
    for (int i = 0; i < 300; i++) {
      Answer answer = gate().http().get(PAGE, Tenant.named("n" + i).authorization(PAGE));
      Gate.assertRefusal(answer, 401);
    }
    assertThat(Observed.at(gate().http()).rejected()).isEqualTo(before.rejected() + 300);
  }

  @Test
  default void manyNamesOfOneHashCode_areRefused() {
    StringBuilder names = new StringBuilder("={\"iss\":\"@A\"");
    for (int i = 0; i < 256; i++) {
      names.append(",\"");
      for (int bit = 7; bit >= 0; bit--) {
        names.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      names.append("\":1");
    }
    String token = forge().token(new Forge.Row(null, names + "}", null), "GET", PAGE);

    gate().turnsAway(401, "EXPIRED", get(PAGE, token));
  }

  @Test
  default void rows26And146_tokenLargerThanAHeaderMayBe_isRefusedByWhoeverSeesItFirst() {
    Answer answer = gate().keepsFromApplication(get(PAGE, "x".repeat(20_000)));

    assertThat(answer.status()).isBetween(400, 499);
  }

  private static String flipped(String token, int at, Random random) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char other = alphabet.charAt(random.nextInt(64));
    other = other == token.charAt(at) ? alphabet.charAt((alphabet.indexOf(other) + 1) % 64) : other;
    return token.substring(0, at) + other + token.substring(at + 1);
  }

  private static String part(String token, int index) {
    return token.split("\\.", -1)[index];
  }

  private static String into(String token, String text) {
    return token.substring(0, 5) + text + token.substring(5);
  }

  private static String flattened(String token) {
    return "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
        .formatted(part(token, 0), part(token, 1), part(token, 2));
  }

  // 32 bytes end in a letter of which two bits say nothing
  private static String looseBits(String token) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char last = token.charAt(token.length() - 1);
    return token.substring(0, token.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);
  }

  private static String signed(String token, int length) {
    byte[] signature = Base64.getUrlDecoder().decode(part(token, 2));
    return withSignature(token, java.util.Arrays.copyOf(signature, length));
  }

  private static String withSignature(String token, byte[] signature) {
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    return token.substring(0, token.lastIndexOf('.') + 1) + text;
  }
}
