package dev.connectsecurity.internal.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.SecretCipher;
import org.junit.jupiter.api.Test;

class CheckValueTest {
  private static final String FIRST = "k1:" + Keys.base64(1);
  private static final String SECOND = "k2:" + Keys.base64(2);

  private final String kept = check(FIRST).make();

  @Test
  void sameKey_passes() {
    assertThatCode(() -> check(FIRST).verify(kept)).doesNotThrowAnyException();
  }

  @Test
  void newKeyInFront_passesAndAsksForAValueOfItsOwn() {
    CheckValue both = check(SECOND + "," + FIRST);

    assertThatCode(() -> both.verify(kept)).doesNotThrowAnyException();
    assertThat(both.cipher().isCurrent(kept)).isFalse();
    assertThat(both.cipher().isCurrent(both.make())).isTrue();
  }

  @Test
  void wrongKey_isFound() {
    assertThatThrownBy(() -> check("k1:" + Keys.base64(3)).verify(kept))
        .isInstanceOf(UnavailableException.class)
        .hasMessage(
            "The check value of the encryption keys cannot be read: An encrypted secret was changed"
                + " or moved, or its key is another one of the same id");
  }

  @Test
  void keyThatWasTakenAway_isNamed() {
    assertThatThrownBy(() -> check(SECOND).verify(kept))
        .isInstanceOf(UnavailableException.class)
        .hasMessage(
            "The check value of the encryption keys cannot be read: The encryption key k1 is not"
                + " there");
  }

  @Test
  void tenantsSecretInItsPlace_isFound() {
    String secret = check(FIRST).cipher().encrypt(Secret.of("connect-security-ee"), "elsewhere");

    assertThatThrownBy(() -> check(FIRST).verify(secret)).isInstanceOf(UnavailableException.class);
  }

  @Test
  void cipherThatDoesNotNoticeAWrongKey_isFoundOut() {
    CheckValue careless = new CheckValue(new Reversing());

    assertThatThrownBy(() -> careless.verify(kept))
        .isInstanceOf(UnavailableException.class)
        .hasMessageEndingWith("it is another text");
    assertThatCode(() -> careless.verify(careless.make())).doesNotThrowAnyException();
  }

  private static CheckValue check(String keys) {
    return new CheckValue(Keys.cipher(keys));
  }

  /** Gives something for everything. */
  private static final class Reversing implements SecretCipher {

    @Override
    public String encrypt(Secret secret, String place) {
      return new StringBuilder(secret.reveal()).reverse().toString();
    }

    @Override
    public Secret decrypt(String text, String place) {
      return Secret.of(encrypt(Secret.of(text), place));
    }

    @Override
    public boolean isCurrent(String text) {
      return true;
    }
  }
}
