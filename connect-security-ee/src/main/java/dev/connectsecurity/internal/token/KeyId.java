package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import java.util.regex.Pattern;

/** The rule for key ids: they become part of a URL before anything is verified. */
final class KeyId {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private KeyId() {}

  /** Gives the key id of a header. */
  static String of(Members header) {
    return require(header.text("kid").orElseThrow(KeyId::refused));
  }

  /** Gives the same text, if it has the shape of a key id. */
  static String require(String kid) {
    if (!SHAPE.matcher(kid).matches()) {
      throw refused();
    }
    return kid;
  }

  private static NotAuthenticatedException refused() {
    return new NotAuthenticatedException(Reason.KEY_ID, "no key id of an accepted shape");
  }
}
