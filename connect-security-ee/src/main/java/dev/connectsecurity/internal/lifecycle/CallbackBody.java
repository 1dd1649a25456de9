package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.token.StrictJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The members of a callback's body, each judged when it is asked for. Unknown members are ignored.
 *
 * @param json the body
 */
record CallbackBody(JsonObject json) {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_TEXT = 255;
  private static final int MIN_SECRET = 32;
  private static final int MAX_SECRET = 1024;

  static CallbackBody parse(byte[] bytes) {
    return new CallbackBody(StrictJson.object(bytes, MAX_DEPTH, Reason.BAD_REQUEST));
  }

  String clientKey() {
    String key = required("clientKey");
    if (key.isEmpty() || key.length() > MAX_TEXT || !key.chars().allMatch(CallbackBody::visible)) {
      throw bad("clientKey");
    }
    return key;
  }

  private static boolean visible(int c) {
    return c > ' ' && c < 127;
  }

  void demand(String member, String value) {
    if (!value.equals(required(member))) {
      throw bad(member);
    }
  }

  Product product() {
    return Product.of(required("productType")).orElseThrow(() -> bad("productType"));
  }

  URI baseUrl(HostAllowList allowed) {
    return allowed.accept(required("baseUrl")).orElseThrow(() -> bad("baseUrl"));
  }

  Secret sharedSecret() {
    String text = required("sharedSecret");
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    // RFC 7518 section 3.2: a key for HS256 has 256 bits or more
    if (length < MIN_SECRET || length > MAX_SECRET) {
      throw bad("sharedSecret");
    }
    return Secret.of(text);
  }

  /** Gives how the app will call the tenant; what this library does not know is as good as none. */
  HostAuthentication authentication() {
    return json.get("authentication") instanceof JsonString text
        ? HostAuthentication.of(text.getString()).orElse(HostAuthentication.JWT)
        : HostAuthentication.JWT;
  }

  /** Gives a URL for links that people read; one that cannot be used is as good as none. */
  Optional<URI> displayUrl(String member) {
    return optional(member).flatMap(PlainUrl::parse).filter(url -> "https".equals(url.getScheme()));
  }

  Optional<String> shortText(String member) {
    Optional<String> text = optional(member).filter(value -> !value.isEmpty());
    if (text.filter(value -> value.length() > MAX_TEXT).isPresent()) {
      throw bad(member);
    }
    return text;
  }

  private Optional<String> optional(String member) {
    return json.getOrDefault(member, JsonValue.NULL) == JsonValue.NULL
        ? Optional.empty()
        : Optional.of(required(member));
  }

  private String required(String member) {
    if (json.get(member) instanceof JsonString text && isStorable(text.getString())) {
      return text.getString();
    }
    throw bad(member);
  }

  // What a log would break on and a database might change; nothing that Atlassian sends holds it.
  private static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  /** Names the member, never its value: one of them is a secret. */
  private static RuntimeException bad(String member) {
    return Refusal.of(Reason.BAD_REQUEST, "the body's " + member + " is missing or unusable");
  }
}
