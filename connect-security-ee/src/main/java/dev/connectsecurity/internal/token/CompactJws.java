package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A token of the right shape, about which nothing is known yet. RFC 7515 section 7.1.
 *
 * <p>Libraries decode base64url leniently, so that one signature fits many spellings of a token;
 * here each segment must be what its bytes encode to.
 */
final class CompactJws {
  private static final int MAX_LENGTH = 8192;
  private static final int MAX_DEPTH = 10;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final String compact;
  private final JsonObject header;
  private final byte[] payload;
  private final byte[] signature;

  private CompactJws(String compact, JsonObject header, byte[] payload, byte[] signature) {
    this.compact = compact;
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
    byte[] header = decode(compact.substring(0, first));
    byte[] payload = decode(compact.substring(first + 1, last));
    byte[] signature = decode(compact.substring(last + 1));
    JsonObject members = StrictJson.object(header, MAX_DEPTH);
    JoseHeader.check(members, algorithm);
    return new CompactJws(compact, members, payload, signature);
  }

  String compact() {
    return compact;
  }

  JsonObject header() {
    return header;
  }

  /** Reads the payload, which is not to be trusted before the signature was found to fit. */
  Claims claims() {
    if (payload.length == 0) {
      throw malformed();
    }
    return new Claims(StrictJson.object(payload, MAX_DEPTH));
  }

  byte[] signature() {
    return signature;
  }

  /** Gives the bytes that are signed. */
  byte[] signingInput() {
    return compact.substring(0, compact.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] decode(String segment) {
    try {
      byte[] bytes = DECODER.decode(segment);
      if (ENCODER.encodeToString(bytes).equals(segment)) {
        return bytes;
      }
      throw malformed();
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static NotAuthenticatedException malformed() {
    return new NotAuthenticatedException(Reason.FORMAT, "not a compact JWS of at most 8192 bytes");
  }
}
