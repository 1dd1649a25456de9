package dev.connectsecurity.internal.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with write access to the database may try: attacks 166, 167, 169 and 170. */
class ForgedTextTest {
  private static final String PLACE = "connect_host.shared_secret.tenant-a";
  private static final Secret SECRET = Secret.of("canary-secret");
  private static final String SAME =
      "An encrypted secret was changed or moved, or its key is another one of the same id";

  private final AesGcmCipher cipher = Keys.cipher("k1:" + Keys.base64(1) + ",k2:" + Keys.base64(2));
  private final String kept = cipher.encrypt(SECRET, PLACE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect_host.shared_secret.tenant-b",
        "connect_host.previous_secret.tenant-a",
        "oauth_grant.shared_secret.tenant-a",
        "connect_host.shared_secret.tenant-a ",
        "connect_host.shared_secret.tenant-",
        ""
      })
  void movedText_isRefused(String otherPlace) {
    assertThat(refusal(kept, otherPlace)).hasMessage(SAME);
  }

  @Test
  void changedByte_isRefusedAlikeWhereverItIs() {
    byte[] sealed = Base64.getUrlDecoder().decode(kept.substring(6));
    for (int position = 0; position < sealed.length; position++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = sealed.clone();
        changed[position] ^= (byte) (1 << bit);
        assertThat(refusal(new SealedText("k1", changed).write(), PLACE)).hasMessage(SAME);
      }
    }
  }

  // Base64 has spare bits: a reader that overlooks them takes two texts for one.
  @Test
  void changedCharacter_isRefusedWhateverItBecomes() {
    for (int position = 0; position < kept.length(); position++) {
      for (char other = 0; other < 256; other++) {
        String changed = kept.substring(0, position) + other + kept.substring(position + 1);
        if (!changed.equals(kept)) {
          assertThat(refusal(changed, PLACE).getMessage())
              .matches(SAME + "|The encryption key [A-Za-z0-9_-]{2} is not there");
        }
      }
    }
  }

  @Test
  void textOfAnotherLength_isRefused() {
    for (int length = 0; length < kept.length(); length++) {
      refusal(kept.substring(0, length), PLACE);
    }
    for (String more : List.of("=", "==", "A", "AAAA", ".", "\n", " ")) {
      assertThat(refusal(kept + more, PLACE)).hasMessage(SAME);
      assertThat(refusal(more + kept, PLACE)).hasMessage(SAME);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1", "v1.", "v1..", "v1.k1", "v1.k1.", "canary-secret", "v1.k1.ä"})
  void otherText_isRefused(String text) {
    assertThat(refusal(text, PLACE).getMessage()).isEqualTo(SAME).doesNotContain("canary");
  }

  @Test
  void textUnderTheIdOfAnotherKey_isRefused() {
    assertThat(refusal(kept.replace("v1.k1.", "v1.k2."), PLACE)).hasMessage(SAME);
  }

  @Test
  void wrongKeyOfTheRightId_isRefused() {
    AesGcmCipher wrong = Keys.cipher("k1:" + Keys.base64(3));

    assertThat(refusal(wrong, kept, PLACE)).hasMessage(SAME);
  }

  @Test
  void keyThatIsNotThere_isNamed() {
    AesGcmCipher tooEarly = Keys.cipher("k2:" + Keys.base64(2));

    assertThat(refusal(tooEarly, kept, PLACE)).hasMessage("The encryption key k1 is not there");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"k1\n", "canary secret", "<script>", "0123456789012345678901234567890123"})
  void idThatIsNone_isNotQuoted(String id) {
    assertThat(refusal(kept.replace(".k1.", "." + id + "."), PLACE)).hasMessage(SAME);
  }

  private UnavailableException refusal(String text, String place) {
    return refusal(cipher, text, place);
  }

  private static UnavailableException refusal(AesGcmCipher cipher, String text, String place) {
    UnavailableException refusal =
        catchThrowableOfType(UnavailableException.class, () -> cipher.decrypt(text, place));
    assertThat(refusal).hasNoCause();
    assertThat(refusal.reason()).isEqualTo(Reason.STORE_UNAVAILABLE);
    return refusal;
  }
}
