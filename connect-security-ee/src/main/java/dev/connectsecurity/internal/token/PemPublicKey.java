package dev.connectsecurity.internal.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RSA public keys in PEM, with the line ends of any system. RFC 7468 section 13. */
final class PemPublicKey {
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]++)-----END PUBLIC KEY-----\\s*");

  private PemPublicKey() {}

  /** Reads a key; empty if the text is anything else. */
  static Optional<PublicKey> parse(String pem) {
    Matcher matcher = SHAPE.matcher(pem);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      byte[] der = Base64.getDecoder().decode(matcher.group(1).replaceAll("\\s", ""));
      return Optional.of(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
