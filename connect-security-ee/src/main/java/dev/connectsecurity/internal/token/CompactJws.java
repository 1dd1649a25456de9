package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.SignatureException;
import javax.crypto.Mac;

/**
 * A token of the right shape, about which nothing is known yet. RFC 7515 section 7.1.
 *
 * <p>Libraries decode base64url leniently, so that one signature fits many spellings of a token;
 * here each segment must be what its bytes encode to.
 */
final class CompactJws {
  private static final int MAX_LENGTH = 8192;
  private static final int MAX_DEPTH = 10;

  private final byte[] ascii;
  private final int signedLength;
  private final Members header;
  private final byte[] payload;
  private final byte[] signature;

  private CompactJws(
      byte[] ascii, int signedLength, Members header, byte[] payload, byte[] signature) {
    this.ascii = ascii;
    this.signedLength = signedLength;
    this.header = header;
    this.payload = payload;
    this.signature = signature;
  }

  /** Takes a token apart; its algorithm must be the one that the path demands. */
  static CompactJws parse(String compact, String algorithm) {
    if (compact.length() > MAX_LENGTH) {
      throw malformed();
    }
    int first = compact.indexOf('.');
    int last = compact.lastIndexOf('.');
    if (first < 1 || last <= first || compact.indexOf('.', first + 1) != last) {
      throw malformed();
    }
    // What is not Latin-1 becomes a question mark, which is no more in the alphabet; two chars that
    // are one character become one, and then the dots are elsewhere.
    byte[] ascii = compact.getBytes(StandardCharsets.ISO_8859_1);
    if (ascii.length != compact.length()) {
      throw malformed();
    }
    byte[] header = decode(ascii, 0, first);
    byte[] payload = decode(ascii, first + 1, last);
    byte[] signature = decode(ascii, last + 1, ascii.length);
    Members members = JsonScan.object(header, MAX_DEPTH);
    JoseHeader.check(members, algorithm);
    return new CompactJws(ascii, last, members, payload, signature);
  }

  Members header() {
    return header;
  }

  /** Reads the payload, which is not to be trusted before the signature was found to fit. */
  Claims claims() {
    if (payload.length == 0) {
      throw malformed();
    }
    return new Claims(JsonScan.object(payload, MAX_DEPTH));
  }

  byte[] signature() {
    return signature;
  }

  /** Passes the bytes that are signed. */
  void updateWithSigned(Mac mac) {
    mac.update(ascii, 0, signedLength);
  }

  /** Passes the bytes that are signed. */
  void updateWithSigned(Signature verification) throws SignatureException {
    verification.update(ascii, 0, signedLength);
  }

  private static byte[] decode(byte[] ascii, int from, int to) {
    byte[] bytes = Base64Url.decode(ascii, from, to);
    if (bytes == null) {
      throw malformed();
    }
    return bytes;
  }

  private static NotAuthenticatedException malformed() {
    return new NotAuthenticatedException(Reason.FORMAT, "not a compact JWS of at most 8192 bytes");
  }
}
