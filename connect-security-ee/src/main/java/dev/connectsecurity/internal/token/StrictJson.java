package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads JSON of which two readers cannot think differently: I-JSON, RFC 7493.
 *
 * <p>One object or array in well-formed UTF-8 without a byte order mark, nothing after its end, no
 * member twice at any depth, no unpaired surrogate, a bounded depth, numbers of at most 64
 * characters. A number that is written with a point or an exponent is never integral here, not even
 * {@code 1e0}.
 *
 * @since 0.1
 */
public final class StrictJson {
  private static final int MAX_NUMBER = 64;
  private static final int LONG_DIGITS = 18;
  private static final JsonProvider PROVIDER = JsonProvider.provider();
  private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());
  private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());

  private final JsonParser parser;
  private final int maxDepth;

  private StrictJson(JsonParser parser, int maxDepth) {
    this.parser = parser;
    this.maxDepth = maxDepth;
  }

  /**
   * Reads a part of a token.
   *
   * @param utf8 the bytes
   * @param maxDepth how deep objects and arrays may nest, the outermost counted
   * @return the object
   * @throws NotAuthenticatedException for {@code JSON} if the bytes are anything else
   */
  public static JsonObject object(byte[] utf8, int maxDepth) {
    return object(utf8, maxDepth, Reason.JSON);
  }

  /**
   * Reads an object, such as a lifecycle callback's body.
   *
   * @param utf8 the bytes
   * @param maxDepth how deep objects and arrays may nest, the outermost counted
   * @param refusal the reason to refuse for
   * @return the object
   * @throws NotAuthenticatedException for that reason if the bytes are anything else
   */
  public static JsonObject object(byte[] utf8, int maxDepth, Reason refusal) {
    return document(utf8, maxDepth, refusal, Event.START_OBJECT).asJsonObject();
  }

  /**
   * Reads an array, such as a list of sites.
   *
   * @param utf8 the bytes
   * @param maxDepth how deep objects and arrays may nest, the outermost counted
   * @return the array
   * @throws NotAuthenticatedException for {@code JSON} if the bytes are anything else
   */
  public static JsonArray array(byte[] utf8, int maxDepth) {
    return document(utf8, maxDepth, Reason.JSON, Event.START_ARRAY).asJsonArray();
  }

  private static JsonValue document(byte[] utf8, int maxDepth, Reason refusal, Event first) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(StrictUtf8.decode(utf8)))) {
      require(parser.next() == first);
      JsonValue document = new StrictJson(parser, maxDepth).value(first, 0);
      require(!parser.hasNext());
      return document;
    } catch (CharacterCodingException | RuntimeException e) {
      // providers differ in what they throw at hostile input; none of it may become a 500
      throw new NotAuthenticatedException(refusal, "not well-formed JSON of the expected kind");
    }
  }

  private JsonObject object(int depth) {
    require(depth <= maxDepth);
    JsonObjectBuilder members = BUILDERS.createObjectBuilder();
    Set<String> names = new HashSet<>();
    for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
      String name = text();
      require(names.add(name));
      members.add(name, value(parser.next(), depth));
    }
    return members.build();
  }

  private JsonValue array(int depth) {
    require(depth <= maxDepth);
    JsonArrayBuilder elements = BUILDERS.createArrayBuilder();
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      elements.add(value(event, depth));
    }
    return elements.build();
  }

  private JsonValue value(Event event, int depth) {
    return switch (event) {
      case START_OBJECT -> object(depth + 1);
      case START_ARRAY -> array(depth + 1);
      case VALUE_STRING -> PROVIDER.createValue(text());
      case VALUE_NUMBER -> number(parser.getString());
      case VALUE_TRUE -> JsonValue.TRUE;
      case VALUE_FALSE -> JsonValue.FALSE;
      case VALUE_NULL -> JsonValue.NULL;
      default -> throw new JsonException("no value");
    };
  }

  private String text() {
    String text = parser.getString();
    require(StrictUtf8.isWellFormed(text));
    return text;
  }

  private static JsonNumber number(String digits) {
    require(digits.length() <= MAX_NUMBER);
    boolean plain = digits.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
    if (plain && digits.length() <= LONG_DIGITS) {
      return PROVIDER.createValue(Long.parseLong(digits));
    }
    BigDecimal decimal = new BigDecimal(digits);
    // "1e0" has scale 0 like "1"; one more digit behind the point keeps it from passing for
    // integral
    return PROVIDER.createValue(!plain && decimal.scale() == 0 ? decimal.setScale(1) : decimal);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new JsonException("not strict");
    }
  }
}
