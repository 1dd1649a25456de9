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
import java.util.stream.Collectors;

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
   * Finds a wrong key now, and not at the first tenant. One of several that was taken away too
   * early is no mistake: what still needs it is counted in the background, and told.
   *
   * @throws Mistake if a kept value cannot be read although its key is there, or none has its key
   */
  void check(CheckValues kept) {
    List<String> values = kept.all();
    List<String> known =
        values.stream().filter(value -> cipher.missingKey(value).isEmpty()).toList();
    if (known.isEmpty() && !values.isEmpty()) {
      throw mistake("The secrets in the database need a key that is not there: " + missing(values));
    }
    CheckValue check = new CheckValue(cipher);
    try {
      known.forEach(check::verify);
    } catch (UnavailableException wrongKey) {
      throw mistake(wrongKey.getMessage());
    }
    if (values.stream().noneMatch(cipher::isCurrent)) {
      kept.add(check.make());
    }
  }

  private String missing(List<String> values) {
    return values.stream()
        .map(cipher::missingKey)
        .flatMap(Optional::stream)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
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
