package dev.connectsecurity.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.NotAuthenticatedException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scan of a token reads JSON exactly as {@link StrictJson} does. */
class JsonScanTest {
  private static final long SEED = Long.getLong("differential.seed", 8259);
  private static final int TEXTS = Integer.getInteger("differential.texts", 20_000);
  private static final int DEPTH = 4;
  private static final String JUNK = "{}[]\",:\\0123456789eE+-. nulltrsdc\n\u00e9\ud83d\u0001u";
  private static final String GOOD =
      "{\"iss\":\"a\\u0062\\n\\ud83d\\udc11\",\"exp\" : 1790000000, \"\u00e9\":[\"x\",\"\\/\"],\n"
          + "\"o\":{\"a\":{\"b\":null,\"c\":[true,false,-1.50e-3,0]}},\"e\\u0065\":{},\"aud\":[]}";

  @Test
  void mutatedText_isReadAsByStrictJson() {
    Random random = new Random(SEED);
    int accepted = 0;
    for (int i = 0; i < TEXTS; i++) {
      byte[] json = bytes(random);
      Optional<JsonObject> strict = read(() -> StrictJson.object(json, DEPTH));
      Optional<Members> scanned = read(() -> JsonScan.object(json, DEPTH));
      String as = "seed " + SEED + ", text " + i + ": " + new String(json, StandardCharsets.UTF_8);
      assertThat(scanned.isPresent()).as(as).isEqualTo(strict.isPresent());
      strict.ifPresent(object -> assertSame(object, scanned.orElseThrow(), as));
      accepted += strict.isPresent() ? 1 : 0;
    }
    assertThat(accepted).as("good texts of seed %d", SEED).isBetween(TEXTS / 20, TEXTS / 20 * 19);
  }

  private static byte[] bytes(Random random) {
    byte[] json = Mutants.of(GOOD, JUNK, random).getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(4) == 0) {
      json[random.nextInt(json.length)] = (byte) random.nextInt(256);
    }
    return json;
  }

  private static <T> Optional<T> read(Supplier<T> reader) {
    try {
      return Optional.of(reader.get());
    } catch (NotAuthenticatedException refused) {
      return Optional.empty();
    }
  }

  private static void assertSame(JsonObject object, Members members, String as) {
    assertThat(members.size()).as(as).isEqualTo(object.size());
    object.forEach((name, value) -> assertSame(value, members, member(members, name), as));
  }

  private static int member(Members members, String name) {
    int member =
        IntStream.range(0, members.size())
            .filter(i -> members.name(i).equals(name))
            .findFirst()
            .orElse(-1);
    boolean ascii = name.chars().allMatch(c -> c < 0x80);
    assertThat(ascii ? members.find(name) : member).isEqualTo(member);
    return member;
  }

  private static void assertSame(JsonValue value, Members members, int member, String as) {
    assertThat(member).as(as).isNotNegative();
    assertThat(members.isText(member)).as(as).isEqualTo(value instanceof JsonString);
    assertThat(members.isObject(member)).as(as).isEqualTo(value instanceof JsonObject);
    if (value instanceof JsonString text) {
      assertThat(members.text(member)).as(as).isEqualTo(text.getString());
    } else if (value instanceof JsonObject inner) {
      assertSame(inner, members.object(member), as);
    } else if (value instanceof JsonNumber number) {
      assertThat(members.digits(member, 10)).as(as).isEqualTo(digits(number));
    } else {
      assertThat(members.texts(member)).as(as).isEqualTo(texts(value));
    }
  }

  private static long digits(JsonNumber number) {
    boolean plain = number.isIntegral() && number.toString().matches("[0-9]{1,10}");
    return plain ? number.longValue() : -1;
  }

  private static List<String> texts(JsonValue value) {
    boolean texts =
        value.getValueType() == JsonValue.ValueType.ARRAY
            && value.asJsonArray().stream().allMatch(JsonString.class::isInstance);
    return texts ? value.asJsonArray().getValuesAs(JsonString::getString) : null;
  }

  @Test
  void manyMembers_areFoundAndNoneTwice() {
    String many =
        IntStream.range(0, 600).mapToObj(i -> "\"m" + i + "\":1").collect(Collectors.joining(","));
    Members members = JsonScan.object(utf8("{" + many + "}"), DEPTH);
    assertThat(members.size()).isEqualTo(600);
    assertThat(members.find("m599")).isEqualTo(599);
    assertThat(members.find("m600")).isNegative();
    assertThat(read(() -> JsonScan.object(utf8("{" + many + ",\"m0\":1}"), DEPTH))).isEmpty();
    assertThat(read(() -> JsonScan.object(utf8("{" + many + ",\"\\u006d1\":1}"), DEPTH))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e1000000000", "1E+1000000000", "1e-1000000000", "-", "1e", "1e+", "0.", "00"})
  void numberBeyondReason_isRefused(String number) {
    assertThat(read(() -> JsonScan.object(utf8("{\"a\":" + number + "}"), DEPTH))).isEmpty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
