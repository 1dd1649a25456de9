package dev.connectsecurity.internal.exchange;

import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** How the parameters of a question travel to a token endpoint. */
enum TokenEncoding {
  /** The form of RFC 6749 section 4. */
  FORM("application/x-www-form-urlencoded") {
    @Override
    byte[] encode(Map<String, String> fields) {
      return bytes(
          fields.entrySet().stream()
              .map(field -> escaped(field.getKey()) + "=" + escaped(field.getValue()))
              .collect(Collectors.joining("&")));
    }
  },
  /** One JSON object of texts, as Atlassian documents it. */
  JSON("application/json") {
    @Override
    byte[] encode(Map<String, String> fields) {
      JsonObjectBuilder object = BUILDERS.createObjectBuilder();
      fields.forEach(object::add);
      return bytes(object.build().toString());
    }
  };

  private static final JsonBuilderFactory BUILDERS =
      JsonProvider.provider().createBuilderFactory(Map.of());

  private final String mediaType;

  TokenEncoding(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Gives the {@code Content-Type}. */
  String mediaType() {
    return mediaType;
  }

  /** Writes the body. */
  abstract byte[] encode(Map<String, String> fields);

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
