package dev.connectsecurity.internal.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesGcmCipherTest {
  private static final String PLACE = "connect_host.shared_secret.tenant-a";
  private static final String CANARY = "canary-secret-of-more-than-thirty-two-bytes";

  private final AesGcmCipher cipher = Keys.cipher("k1:" + Keys.base64(1));

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "ab", "abc", CANARY, "geheim-ß-\uD83D\uDD11", "line\nline\u0000end"})
  void decrypting_givesWhatWasEncrypted(String text) {
    String kept = cipher.encrypt(Secret.of(text), PLACE);

    assertThat(cipher.decrypt(kept, PLACE)).isEqualTo(Secret.of(text));
  }

  @Test
  void keyThatIsNotThere_isNamed() {
    String kept = cipher.encrypt(Secret.of(CANARY), PLACE);

    assertThat(cipher.missingKey(kept)).isEmpty();
    assertThat(Keys.cipher("k2:" + Keys.base64(2)).missingKey(kept)).contains("k1");
    assertThat(cipher.missingKey("v1.k2.not base64")).isEmpty();
  }

  @Test
  void text_isPrintableAsciiWithTheKeysIdInFront() {
    String kept = cipher.encrypt(Secret.of("geheim-ß"), PLACE);

    assertThat(kept).matches("v1\\.k1\\.[A-Za-z0-9_-]+");
    // 12 bytes of IV, 9 of text, 16 of tag
    assertThat(Base64.getUrlDecoder().decode(kept.substring(6))).hasSize(37);
  }

  @Test
  void text_ofALongSecret_isNoLongerThanColumnsAllow() {
    Secret token = Secret.of("t".repeat(4_000));

    String kept = Keys.cipher("k".repeat(32) + ":" + Keys.base64(1)).encrypt(token, PLACE);

    assertThat(kept).hasSizeLessThan(4_000 * 4 / 3 + 100);
  }

  // Made by Python's cryptography package: what is stored today must be readable tomorrow.
  @Test
  void textOfAnotherImplementation_isRead() {
    AesGcmCipher reader = Keys.cipher("k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    Secret read =
        reader.decrypt(
            "v1.k1.ZGVmZ2hpamtsbW5vL362AxCEe12h4-VYcNCkdmD16SC-UYcQxA", "host.secret.tenant-a");

    assertThat(read).isEqualTo(Secret.of("geheim-ß"));
  }

  // attacks 164
  @Test
  void text_holdsNothingOfTheSecret() {
    String kept = cipher.encrypt(Secret.of(CANARY), PLACE);
    byte[] bytes = Base64.getUrlDecoder().decode(kept.substring(6));

    byte[] clear = CANARY.getBytes(StandardCharsets.UTF_8);
    assertThat(kept)
        .doesNotContain(CANARY, Base64.getUrlEncoder().withoutPadding().encodeToString(clear));
    assertThat(HexFormat.of().formatHex(bytes))
        .doesNotContain(HexFormat.of().formatHex(Arrays.copyOf(clear, 8)));
  }

  // attacks 168
  @Test
  void aMillionEncryptions_haveDistinctIvs() {
    Secret secret = Secret.of("s");

    long[] beginnings =
        IntStream.range(0, 1_000_000)
            .parallel()
            .mapToLong(i -> beginningOfIv(cipher.encrypt(secret, PLACE)))
            .toArray();

    assertThat(LongStream.of(beginnings).distinct().count()).isEqualTo(1_000_000);
  }

  // attacks 169
  @Test
  void newKeyInFront_writesWhileTheOldOneStillReads() {
    String old = cipher.encrypt(Secret.of(CANARY), PLACE);
    AesGcmCipher both = Keys.cipher("k2:" + Keys.base64(2) + ",k1:" + Keys.base64(1));

    String renewed = both.encrypt(both.decrypt(old, PLACE), PLACE);

    assertThat(renewed).startsWith("v1.k2.");
    assertThat(both.isCurrent(old)).isFalse();
    assertThat(both.isCurrent(renewed)).isTrue();
    assertThat(Keys.cipher("k2:" + Keys.base64(2)).decrypt(renewed, PLACE))
        .isEqualTo(Secret.of(CANARY));
  }

  @Test
  void idThatBeginsAsAnother_isNotTheOther() {
    AesGcmCipher longer = Keys.cipher("k11:" + Keys.base64(2));

    assertThat(cipher.isCurrent(longer.encrypt(Secret.of(CANARY), PLACE))).isFalse();
  }

  @Test
  void clearText_isNotCurrent() {
    assertThat(cipher.isCurrent(CANARY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "a\uDD11b"})
  void unpairedSurrogate_isRefusedRatherThanKeptAsAQuestionMark(String text) {
    assertThatThrownBy(() -> cipher.encrypt(Secret.of(text), PLACE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> cipher.encrypt(Secret.of(CANARY), text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the text has an unpaired surrogate");
  }

  // 8 of the 12 bytes: distinct beginnings make distinct IVs.
  private static long beginningOfIv(String text) {
    return ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(6))).getLong();
  }
}
