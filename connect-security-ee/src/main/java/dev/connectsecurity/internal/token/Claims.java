package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A token's claims with the types that RFC 7519 section 4.1 gives them. */
final class Claims {
  private static final int MAX_TEXT = 255;

  /** 2286-11-20: keeps all arithmetic on times far from overflow. */
  private static final long MAX_SECONDS = 9_999_999_999L;

  private final JsonObject json;

  Claims(JsonObject json) {
    this.json = json;
  }

  /** Gives the issuer: 1 to 255 characters without controls. */
  String issuer() {
    return shortText("iss").orElseThrow(() -> wrong("iss"));
  }

  /** Gives a text of 1 to 255 characters without controls; refuses any other value. */
  Optional<String> shortText(String name) {
    return Optional.ofNullable(json.get(name)).map(value -> shortText(name, value));
  }

  /** Gives the account id, which old tokens have in {@code context.user.accountId} only. */
  Optional<String> subject() {
    return shortText("sub").or(this::contextUser);
  }

  /** Gives a claim if it is a text. */
  Optional<String> text(String name) {
    return json.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  /** Tells whether a claim is there, with whatever value. */
  boolean has(String name) {
    return json.containsKey(name);
  }

  /** Gives the claim {@code context}. */
  Optional<JsonObject> context() {
    return Optional.ofNullable(json.get("context"))
        .map(
            value -> {
              if (value instanceof JsonObject context) {
                return context;
              }
              throw wrong("context");
            });
  }

  /** Gives a time: whole seconds from 1 up, written as digits only. */
  Optional<Instant> time(String name) {
    return Optional.ofNullable(json.get(name))
        .map(value -> Instant.ofEpochSecond(seconds(name, value)));
  }

  /** Gives the audiences; none if the claim is absent, but never an empty claim. */
  List<String> audiences() {
    JsonValue value = json.get("aud");
    if (value == null) {
      return List.of();
    }
    if (value instanceof JsonString one) {
      return List.of(one.getString());
    }
    if (value instanceof JsonArray array
        && !array.isEmpty()
        && array.stream().allMatch(JsonString.class::isInstance)) {
      return array.getValuesAs(JsonString::getString);
    }
    throw new NotAuthenticatedException(Reason.AUDIENCE, "the claim aud has the wrong type");
  }

  private Optional<String> contextUser() {
    return context()
        .filter(context -> context.get("user") instanceof JsonObject)
        .map(context -> context.getJsonObject("user").get("accountId"))
        .filter(JsonString.class::isInstance)
        .map(accountId -> shortText("context.user.accountId", accountId));
  }

  private static String shortText(String name, JsonValue value) {
    if (value instanceof JsonString text) {
      String string = text.getString();
      if (!string.isEmpty()
          && string.length() <= MAX_TEXT
          && string.chars().noneMatch(Character::isISOControl)) {
        return string;
      }
    }
    throw wrong(name);
  }

  private static long seconds(String name, JsonValue value) {
    if (value instanceof JsonNumber number && number.isIntegral()) {
      // the length is looked at first: a number of many digits is never computed with
      if (number.toString().length() <= Long.toString(MAX_SECONDS).length()
          && number.longValue() > 0) {
        return number.longValue();
      }
    }
    throw wrong(name);
  }

  private static NotAuthenticatedException wrong(String name) {
    return new NotAuthenticatedException(Reason.CLAIM, "the claim " + name + " is not acceptable");
  }
}
