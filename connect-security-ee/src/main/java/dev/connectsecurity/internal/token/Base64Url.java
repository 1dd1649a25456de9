package dev.connectsecurity.internal.token;

import java.util.Arrays;

/**
 * Base64url without padding, of which each sequence of bytes has one spelling only. RFC 4648
 * section 5 and RFC 7515 section 2.
 *
 * <p>The JDK's decoder takes padding and bits that mean nothing, and answers a bad character with a
 * stack trace, which a stranger could make us pay for.
 */
final class Base64Url {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final byte[] VALUES = values();

  private Base64Url() {}

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    return values;
  }

  /** Decodes a part of a text; null if it is not what the bytes encode to. */
  static byte[] decode(byte[] text, int from, int to) {
    int rest = to - from & 3;
    if (rest == 1) {
      return null;
    }
    byte[] octets = new byte[(to - from) * 3 / 4];
    int seen = 0;
    int at = 0;
    int i = from;
    for (; i < to - rest; i += 4) {
      int bits = bits(text, i) << 12 | bits(text, i + 2);
      seen |= bits;
      octets[at++] = (byte) (bits >> 16);
      octets[at++] = (byte) (bits >> 8);
      octets[at++] = (byte) bits;
    }
    return seen >= 0 && endsCleanly(text, i, rest, octets, at) ? octets : null;
  }

  /** Decodes the last one or two bytes; the bits that are left over must be zero. */
  private static boolean endsCleanly(byte[] text, int from, int rest, byte[] octets, int at) {
    if (rest == 0) {
      return true;
    }
    int bits = bits(text, from);
    octets[at] = (byte) (bits >> 4);
    if (rest == 2) {
      return bits >= 0 && (bits & 0xf) == 0;
    }
    int last = value(text[from + 2]);
    octets[at + 1] = (byte) (bits << 4 | last >> 2);
    return (bits | last) >= 0 && (last & 0x3) == 0;
  }

  // A character outside of the alphabet makes the result negative.
  private static int bits(byte[] text, int at) {
    return value(text[at]) << 6 | value(text[at + 1]);
  }

  private static int value(byte character) {
    return VALUES[character & 0xff];
  }
}
