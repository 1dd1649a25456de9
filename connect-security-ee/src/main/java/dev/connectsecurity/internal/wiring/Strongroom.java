package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.cipher.AesGcmCipher;
import dev.connectsecurity.internal.cipher.CheckValue;
import dev.connectsecurity.internal.cipher.EncryptionKeys;
import dev.connectsecurity.internal.store.CheckValues;
import dev.connectsecurity.internal.store.Encryption;
import dev.connectsecurity.spi.SecretCipher;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the stores keep secrets: by the application's cipher, by the configured keys, or in clear.
 *
 * @param cipher what encrypts them, if anything does
 */
record Strongroom(Optional<SecretCipher> cipher) {

  /**
   * Opens it.
   *
   * @param keys as they are configured
   * @param brought the application's own cipher, which comes before keys
   * @throws Mistake if a key cannot be used; it quotes none
   */
  static Strongroom of(List<Secret> keys, Optional<SecretCipher> brought) {
    if (brought.isPresent() || keys.isEmpty()) {
      return new Strongroom(brought);
    }
    String all = keys.stream().map(Secret::reveal).collect(Collectors.joining(","));
    try {
      return new Strongroom(Optional.of(new AesGcmCipher(EncryptionKeys.read(Secret.of(all)))));
    } catch (IllegalArgumentException wrong) {
      throw mistake(wrong.getMessage());
    }
  }

  /** Finds the application's own cipher, in the way of {@link SuspendedTransaction#current}. */
  static Optional<SecretCipher> brought() {
    return CDI.current().select(SecretCipher.class).stream().findFirst();
  }

  /** Gives what the stores need; rows that are there in clear are read, and written encrypted. */
  Encryption encryption() {
    return cipher.map(Encryption::beginningWith).orElseGet(Encryption::none);
  }

  /**
   * Finds a wrong key now, and not at the first tenant.
   *
   * @throws Mistake if one of the kept values cannot be read
   */
  void check(CheckValues kept) {
    List<String> values = kept.all();
    if (cipher.isEmpty()) {
      if (!values.isEmpty()) {
        throw mistake("the secrets in the database are encrypted, but there is no key");
      }
      return;
    }
    CheckValue check = new CheckValue(cipher.get());
    try {
      values.forEach(check::verify);
    } catch (UnavailableException wrongKey) {
      throw mistake(wrongKey.getMessage());
    }
    if (values.stream().noneMatch(cipher.get()::isCurrent)) {
      kept.add(check.make());
    }
  }

  private static Mistake mistake(String why) {
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
