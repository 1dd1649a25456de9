package dev.connectsecurity.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Exactly what the JDK's encoder writes without padding is decoded. */
class Base64UrlTest {

  @Test
  void encodedBytes_areDecoded() {
    Random random = new Random(4648);
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      byte[] text = ("." + encode(bytes) + ".").getBytes(StandardCharsets.US_ASCII);
      assertThat(Base64Url.decode(text, 1, text.length - 1)).isEqualTo(bytes);
    }
  }

  @Test
  void anyText_isDecodedOnlyIfItIsWhatItsBytesEncodeTo() {
    for (String start : new String[] {"", "AAAA", "_-_-"}) {
      for (int one = 0; one < 256; one++) {
        assertCanonical(start + (char) one);
        for (int other = 0; other < 256; other++) {
          assertCanonical(start + (char) one + (char) other);
          assertCanonical(start + "Q" + (char) one + (char) other);
          assertCanonical(start + (char) one + "Q" + (char) other + "A");
          assertCanonical(start + "A" + (char) one + "A" + (char) other);
        }
      }
    }
  }

  private static void assertCanonical(String text) {
    byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Arrays.toString(Base64Url.decode(latin, 0, latin.length)))
        .as(text)
        .isEqualTo(Arrays.toString(canonical(text)));
  }

  private static byte[] canonical(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return encode(bytes).equals(text) ? bytes : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
