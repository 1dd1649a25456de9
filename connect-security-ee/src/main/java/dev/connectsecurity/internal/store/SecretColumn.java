package dev.connectsecurity.internal.store;

import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import java.util.Optional;

/**
 * The one place where a secret turns into what its column holds, and back.
 *
 * <p>What is encrypted begins with a mark, all else is a secret in clear: both can lie in one
 * column.
 *
 * @param encryption how secrets lie there
 * @param app whose rows these are
 * @param table the table
 * @param name the column
 */
record SecretColumn(Encryption encryption, String app, String table, String name) {
  /** What an encrypted text begins with, and no secret may. */
  static final String MARK = "sealed:";

  private static final System.Logger LOG = System.getLogger(SecretColumn.class.getName());

  /** Gives the text to store in the row of that key. */
  String write(String key, Secret secret) {
    return MARK + encryption.cipher().encrypt(secret, place(key));
  }

  /**
   * Gives the secret behind what the row of that key holds.
   *
   * @throws UnavailableException if it cannot be used; then it was logged
   */
  Secret read(String key, String text) {
    try {
      return open(key, text);
    } catch (UnavailableException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "connect.store.secret-unreadable column=" + table + "." + name + ": " + e.getMessage());
      throw e;
    }
  }

  /** Does the same, but leaves it to the caller to tell of what cannot be used. */
  Secret open(String key, String text) {
    return isSealed(text)
        ? encryption.cipher().decrypt(text.substring(MARK.length()), place(key))
        : clear(text);
  }

  /** Tells whether a text is encrypted, by whichever key. */
  static boolean isSealed(String text) {
    return text.startsWith(MARK);
  }

  /** Names the key that a text needs and that is not there. */
  Optional<String> missingKey(String text) {
    return isSealed(text)
        ? encryption.cipher().missingKey(text.substring(MARK.length()))
        : Optional.empty();
  }

  /** Tells whether a text is encrypted as it would be now. */
  boolean isCurrent(String text) {
    return isSealed(text) && encryption.cipher().isCurrent(text.substring(MARK.length()));
  }

  private Secret clear(String text) {
    if (!encryption.readsClear()) {
      throw new UnavailableException(Reason.STORE_UNAVAILABLE, "It is not encrypted", null);
    }
    return Secret.of(text);
  }

  // Keys and names have no control characters, so two places never make one text.
  private String place(String key) {
    return String.join("\n", table, name, app, key);
  }
}
