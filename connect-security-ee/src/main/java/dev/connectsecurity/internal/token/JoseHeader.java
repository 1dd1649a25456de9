package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import java.util.Locale;
import java.util.Set;

/**
 * The rules for a token's header.
 *
 * <p>The algorithm is fixed by the path (RFC 8725 section 3.1). Members that carry or name keys, or
 * change how the rest is read, are refused; others that nobody knows are ignored as RFC 7515
 * section 4 demands.
 */
final class JoseHeader {
  private static final Set<String> REFUSED =
      Set.of(
          "crit",
          "b64",
          "jku",
          "jwk",
          "x5u",
          "x5c",
          "x5t",
          "x5t#S256",
          "zip",
          "enc",
          "p2s",
          "p2c",
          "epk",
          "apu",
          "apv",
          "iv",
          "tag",
          "cty",
          "iss",
          "sub",
          "aud");

  private JoseHeader() {}

  /** Refuses a header that does not fit the algorithm or has a member that is not accepted. */
  static void check(Members header, String algorithm) {
    if (!header.text("alg").filter(algorithm::equals).isPresent()) {
      throw new NotAuthenticatedException(Reason.ALGORITHM, "the algorithm must be " + algorithm);
    }
    for (int i = 0; i < header.size(); i++) {
      String name = header.name(i);
      if (REFUSED.contains(name)) {
        throw new NotAuthenticatedException(Reason.HEADER, "header member not accepted: " + name);
      }
    }
    if (header.find("typ") >= 0 && !isJwt(header)) {
      throw new NotAuthenticatedException(Reason.HEADER, "the type must be JWT");
    }
  }

  private static boolean isJwt(Members header) {
    return header.text("typ").filter(typ -> typ.toUpperCase(Locale.ROOT).equals("JWT")).isPresent();
  }
}
