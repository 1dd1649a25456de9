package dev.connectsecurity.internal.cipher;

import dev.connectsecurity.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of the stores: the first one encrypts, every one decrypts.
 *
 * <p>Keys are changed in three steps: put a new one in front, encrypt anew what is kept, take the
 * old one away.
 *
 * @since 0.1
 */
public final class EncryptionKeys {

  /** A command that makes a key. */
  public static final String COMMAND = "openssl rand -base64 32";

  private final List<EncryptionKey> keys;

  private EncryptionKeys(List<EncryptionKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads keys as they are configured.
   *
   * @param text {@code id:key}, or several of them with commas between; an id has 1 to 32 letters,
   *     digits, dashes and underscores, a key is 32 bytes in base64
   * @return the keys
   * @throws IllegalArgumentException if there is none, one is malformed, or two are alike; the
   *     message tells the number of the key and never quotes
   */
  public static EncryptionKeys read(Secret text) {
    if (text.reveal().isBlank()) {
      throw new IllegalArgumentException(
          "there is no encryption key; write id:key, with a key made by: " + COMMAND);
    }
    List<EncryptionKey> keys = new ArrayList<>();
    for (String entry : text.reveal().split(",", -1)) {
      EncryptionKey key = read(entry.strip(), keys.size() + 1);
      refuseTwin(key, keys);
      keys.add(key);
    }
    return new EncryptionKeys(keys);
  }

  /** Gives the key that encrypts. */
  EncryptionKey writing() {
    return keys.get(0);
  }

  /** Finds a key by its name. */
  Optional<EncryptionKey> find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /**
   * Names the keys.
   *
   * @return the ids, the writing key's first
   */
  @Override
  public String toString() {
    return keys.toString();
  }

  private static EncryptionKey read(String entry, int number) {
    try {
      return EncryptionKey.read(entry);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "encryption key " + number + " " + malformed.getMessage() + "; make one by: " + COMMAND);
    }
  }

  private static void refuseTwin(EncryptionKey key, List<EncryptionKey> earlier) {
    for (EncryptionKey other : earlier) {
      if (other.id().equals(key.id())) {
        throw new IllegalArgumentException("two encryption keys have the id " + key.id());
      }
      // To change over from a key to itself looks done and changes nothing.
      if (other.key().equals(key.key())) {
        throw new IllegalArgumentException(
            "the encryption keys " + other.id() + " and " + key.id() + " are the same key");
      }
    }
  }
}
