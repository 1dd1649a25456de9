package dev.connectsecurity.internal.cipher;

import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.SecretCipher;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts by AES-256-GCM, with a random IV of 96 bits and a tag of 128 bits.
 *
 * <p>The tag also covers the key's id and the place, so a text is of use in its own row and column
 * only. A changed text, a moved text and a wrong key of the right id fail alike. Thread-safe.
 *
 * <p>With random IVs one key must not encrypt more than 2<sup>32</sup> times (NIST SP 800-38D
 * section 8.3): once a second for 136 years. Put a new key in front long before.
 *
 * @since 0.1
 */
public final class AesGcmCipher implements SecretCipher {
  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final EncryptionKeys keys;
  private final SecureRandom random = new SecureRandom();

  /**
   * Makes a cipher.
   *
   * @param keys the first encrypts, every one decrypts
   */
  public AesGcmCipher(EncryptionKeys keys) {
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  /**
   * Encrypts a secret for one place.
   *
   * @return {@code v1.<key id>.<base64url of IV, ciphertext, tag>}
   * @throws IllegalArgumentException if secret or place has an unpaired surrogate, which would not
   *     come back as it was
   */
  @Override
  public String encrypt(Secret secret, String place) {
    EncryptionKey key = keys.writing();
    byte[] clear = Utf8.bytes(secret.reveal());
    byte[] whole = new byte[IV_BYTES + clear.length + TAG_BYTES];
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    System.arraycopy(iv, 0, whole, 0, IV_BYTES);
    try {
      cipher(Cipher.ENCRYPT_MODE, key, iv, place).doFinal(clear, 0, clear.length, whole, IV_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + TRANSFORMATION, e);
    }
    return new SealedText(key.id(), whole).write();
  }

  /**
   * Decrypts what was kept.
   *
   * @throws UnavailableException if its key is not there, which the message names, or if it does
   *     not decrypt, of which the message tells no more
   */
  @Override
  public Secret decrypt(String text, String place) {
    SealedText found = SealedText.read(text).orElseThrow(AesGcmCipher::undecryptable);
    EncryptionKey key = keys.find(found.keyId()).orElseThrow(() -> missing(found.keyId()));
    byte[] bytes = found.bytes();
    if (bytes.length < IV_BYTES + TAG_BYTES) {
      throw undecryptable();
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, bytes, place);
      byte[] clear = cipher.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES);
      return Secret.of(new String(clear, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException tellsHow) {
      throw undecryptable();
    }
  }

  @Override
  public boolean isCurrent(String text) {
    return text.startsWith(SealedText.prefix(keys.writing().id()));
  }

  @Override
  public Optional<String> missingKey(String text) {
    return SealedText.read(text).map(SealedText::keyId).filter(id -> keys.find(id).isEmpty());
  }

  /** The IV is the first bytes of the array. */
  private static Cipher cipher(int mode, EncryptionKey key, byte[] iv, String place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key.key(), new GCMParameterSpec(8 * TAG_BYTES, iv, 0, IV_BYTES));
    // Unambiguous: an id has no dot, and the place goes to the end.
    cipher.updateAAD(Utf8.bytes(SealedText.prefix(key.id()) + place));
    return cipher;
  }

  private static UnavailableException missing(String keyId) {
    return unavailable("The encryption key " + keyId + " is not there");
  }

  private static UnavailableException undecryptable() {
    return unavailable(
        "An encrypted secret was changed or moved, or its key is another one of the same id");
  }

  private static UnavailableException unavailable(String message) {
    return new UnavailableException(Reason.STORE_UNAVAILABLE, message, null);
  }
}
