package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A token's claims with the types that RFC 7519 section 4.1 gives them. */
final class Claims {
  private static final int MAX_TEXT = 255;

  private static final int MAX_DEPTH = 10;

  /** Up to 2286-11-20: keeps all arithmetic on times far from overflow. */
  private static final int SECOND_DIGITS = 10;

  private final Members members;

  Claims(Members members) {
    this.members = members;
  }

  /** Gives the issuer: 1 to 255 characters without controls. */
  String issuer() {
    return shortText("iss").orElseThrow(() -> wrong("iss"));
  }

  /** Gives a text of 1 to 255 characters without controls; refuses any other value. */
  Optional<String> shortText(String name) {
    int member = members.find(name);
    return member < 0 ? Optional.empty() : Optional.of(shortText(name, members, member));
  }

  /** Gives the account id, which old tokens have in {@code context.user.accountId} only. */
  Optional<String> subject() {
    return shortText("sub").or(this::contextUser);
  }

  /** Gives a claim if it is a text. */
  Optional<String> text(String name) {
    return members.text(name);
  }

  /** Tells whether a claim is there, with whatever value. */
  boolean has(String name) {
    return members.find(name) >= 0;
  }

  /** Gives the claim {@code context}; refuses any value but an object. */
  Optional<JsonObject> context() {
    return foundContext().map(context -> StrictJson.object(members.raw(context), MAX_DEPTH));
  }

  /** Finds the claim {@code context}; refuses any value but an object. */
  Optional<Integer> foundContext() {
    int context = members.find("context");
    if (context < 0) {
      return Optional.empty();
    }
    if (!members.isObject(context)) {
      throw wrong("context");
    }
    return Optional.of(context);
  }

  /** Gives a time: whole seconds from 1 up, written as digits only. */
  Optional<Instant> time(String name) {
    int member = members.find(name);
    if (member < 0) {
      return Optional.empty();
    }
    long seconds = members.digits(member, SECOND_DIGITS);
    if (seconds <= 0) {
      throw wrong(name);
    }
    return Optional.of(Instant.ofEpochSecond(seconds));
  }

  /** Gives the audiences; none if the claim is absent, but never an empty claim. */
  List<String> audiences() {
    int member = members.find("aud");
    if (member < 0) {
      return List.of();
    }
    if (members.isText(member)) {
      return List.of(members.text(member));
    }
    List<String> texts = members.texts(member);
    if (texts == null || texts.isEmpty()) {
      throw new NotAuthenticatedException(Reason.AUDIENCE, "the claim aud has the wrong type");
    }
    return texts;
  }

  private Optional<String> contextUser() {
    return foundContext()
        .map(context -> inner(members.object(context), "user"))
        .map(
            user -> {
              int accountId = user.find("accountId");
              return accountId >= 0 && user.isText(accountId)
                  ? shortText("context.user.accountId", user, accountId)
                  : null;
            });
  }

  private static Members inner(Members outer, String name) {
    int member = outer.find(name);
    return member < 0 ? null : outer.object(member);
  }

  private static String shortText(String name, Members members, int member) {
    if (members.isText(member)) {
      String text = members.text(member);
      if (!text.isEmpty() && text.length() <= MAX_TEXT && !hasControl(text)) {
        return text;
      }
    }
    throw wrong(name);
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static NotAuthenticatedException wrong(String name) {
    return new NotAuthenticatedException(Reason.CLAIM, "the claim " + name + " is not acceptable");
  }
}
