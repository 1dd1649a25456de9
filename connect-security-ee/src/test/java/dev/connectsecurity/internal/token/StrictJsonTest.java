package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Reason;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static final int DEPTH = 3;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "\"x\"",
        "null",
        "1",
        "true",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":[1,]}",
        "{\"a\":[}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1} x",
        "{}{}",
        "{}]",
        "{},",
        "\ufeff{}",
        "{}\u0000",
        "/* */{}",
        "{}//",
        "{\"a\":1 /* */}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":0x1}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"\\udc00\":1}",
        "{\"a\":\"\\udc00\\ud800\"}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"b\":{\"a\":1,\"a\":2}}",
        "{\"b\":[{\"a\":1,\"a\":2}]}",
        "{\"a\":{\"b\":{\"c\":{}}}}",
        "{\"a\":[[[]]]}",
        "{\"a\":tru}",
        "{\"a\":\"x}",
        "{\"a\" 1}",
        "{1:1}",
        "{null:1}",
        "{\"a\":00000000000000000000000000000000000000000000000000000000000000000001}",
        "{\"a\":11111111111111111111111111111111111111111111111111111111111111111}"
      })
  void anythingButOneStrictObject_isRefused(String json) {
    assertRefused(Reason.JSON, () -> StrictJson.object(utf8(json), DEPTH));
    assertRefused(Reason.JSON, () -> JsonScan.object(utf8(json), DEPTH));
  }

  @Test
  void malformedUtf8_isRefused() {
    assertRefused(
        Reason.JSON,
        () -> StrictJson.object("{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1), 3));
    assertRefused(
        Reason.JSON, () -> StrictJson.object("{}".getBytes(StandardCharsets.UTF_16), DEPTH));
  }

  @Test
  void lifecycleBody_isRefusedForItsOwnReason() {
    assertRefused(
        Reason.BAD_REQUEST, () -> StrictJson.object(utf8("{}x"), DEPTH, Reason.BAD_REQUEST));
  }

  @Test
  void strictObject_isReadWhole() {
    JsonObject object =
        StrictJson.object(
            utf8(
                " {\"a\":{\"a\":[1,-2,1.5,true,false,null]},\"\":\"\\ud83d\\udc11 \\u0000\\n\u00e9\"} \n"),
            DEPTH);
    assertThat(object.getJsonObject("a").getJsonArray("a"))
        .hasToString("[1,-2,1.5,true,false,null]");
    assertThat(object.getString("")).isEqualTo("\ud83d\udc11 \u0000\n\u00e9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e0", "1E0", "10e-1", "1.0", "0e0", "1e3", "1e999999999", "-0.0"})
  void numberWithPointOrExponent_isNotIntegral(String number) {
    assertThat(
            StrictJson.object(utf8("{\"a\":" + number + "}"), DEPTH)
                .getJsonNumber("a")
                .isIntegral())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "-1", "999999999999999999", "9223372036854775808"})
  void integer_keepsItsDigits(String number) {
    assertThat(
            StrictJson.object(utf8("{\"a\":" + number + "}"), DEPTH).getJsonNumber("a").toString())
        .isEqualTo(number);
  }

  @Test
  void manyMembersWithOneHashCode_areReadAndStillTellARepetition() {
    String members =
        IntStream.range(0, 4096)
            .mapToObj(StrictJsonTest::collidingName)
            .map(name -> "\"" + name + "\":1")
            .collect(Collectors.joining(","));
    assertThat(StrictJson.object(utf8("{" + members + "}"), DEPTH)).hasSize(4096);
    assertRefused(
        Reason.JSON,
        () -> StrictJson.object(utf8("{" + members + ",\"" + collidingName(7) + "\":1}"), DEPTH));
  }

  private static String collidingName(int number) {
    return IntStream.range(0, 12)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[", "[1,]", "[]x", "[][]", "[[[[]]]]", "[{\"a\":1,\"a\":1}]"})
  void whatIsNoArray_refused(String text) {
    assertRefused(
        Reason.JSON, () -> StrictJson.array(text.getBytes(StandardCharsets.UTF_8), DEPTH));
  }

  @Test
  void array_isReadAsItIs() {
    byte[] text = "[1,{\"a\":[]}]".getBytes(StandardCharsets.UTF_8);

    assertThat(StrictJson.array(text, DEPTH).toString()).isEqualTo("[1,{\"a\":[]}]");
  }
}
