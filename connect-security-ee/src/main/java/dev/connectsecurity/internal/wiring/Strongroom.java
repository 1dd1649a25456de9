package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.cipher.CheckValue;
import dev.connectsecurity.internal.cipher.EncryptionKeys;
import dev.connectsecurity.internal.store.CheckValues;
import dev.connectsecurity.internal.store.Encryption;
import dev.connectsecurity.spi.SecretCipher;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Optional;

/**
 * How the stores keep secrets: encrypted, by whatever {@link KeyFinder} has found.
 *
 * @param cipher what encrypts them
 */
record Strongroom(SecretCipher cipher) {

  /** Finds the application's own cipher, in the way of {@link SuspendedTransaction#current}. */
  static Optional<SecretCipher> brought() {
    return CDI.current().select(SecretCipher.class).stream().findFirst();
  }

  /** Gives what the stores need; rows that are there in clear are read, and written encrypted. */
  Encryption encryption() {
    return Encryption.beginningWith(cipher);
  }

  /**
   * Finds a wrong key now, and not at the first tenant.
   *
   * @throws Mistake if one of the kept values cannot be read
   */
  void check(CheckValues kept) {
    List<String> values = kept.all();
    CheckValue check = new CheckValue(cipher);
    try {
      // A key that was taken away: what still needs it is counted in the background, and told.
      values.stream().filter(value -> cipher.missingKey(value).isEmpty()).forEach(check::verify);
    } catch (UnavailableException wrongKey) {
      throw mistake(wrongKey.getMessage());
    }
    if (values.stream().noneMatch(cipher::isCurrent)) {
      kept.add(check.make());
    }
  }

  /** Makes the mistake of keys that cannot be used. */
  static Mistake mistake(String why) {
    return Problem.ENCRYPTION.mistake(
        ConfigKey.STORE_ENCRYPTION_KEYS.key()
            + ": "
            + why
            + ". For example: "
            + ConfigKey.STORE_ENCRYPTION_KEYS.exampleLine()
            + ", with a key made by: "
            + EncryptionKeys.COMMAND);
  }
}
