package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC with SHA-256, on the direct path of the JDK. RFC 7518 section 3.2. */
final class Hs256 {
  static final String NAME = "HS256";
  private static final int MIN_KEY_BYTES = 32;
  private static final byte[] NOBODYS_KEY = new byte[MIN_KEY_BYTES];
  private static final String ALGORITHM = "HmacSHA256";
  private static final Mac PROTOTYPE = fromProvider();

  private Hs256() {}

  /** Gives the key in a shared secret: its UTF-8 bytes, not what they might be base64 of. */
  static byte[] key(Secret secret) {
    String text = secret.reveal();
    byte[] key = text.getBytes(StandardCharsets.UTF_8);
    if (key.length < MIN_KEY_BYTES || text.isBlank()) {
      throw new NotAuthenticatedException(
          Reason.TENANT_KEY, "the tenant's secret is shorter than 32 bytes");
    }
    return key;
  }

  /** Tells in constant time whether the signature fits. */
  static boolean verifies(CompactJws jws, byte[] key) {
    Mac mac = mac(key);
    jws.updateWithSigned(mac);
    return MessageDigest.isEqual(mac.doFinal(), jws.signature());
  }

  /** Spends the time of a verification, so that answers do not tell who is a tenant. */
  static void verifyForNobody(CompactJws jws) {
    verifies(jws, NOBODYS_KEY);
  }

  /** Gives a MAC that is ready for its input. */
  static Mac mac(byte[] key) {
    try {
      Mac mac = fresh();
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC takes any key", e);
    }
  }

  // Providers are searched once; not every provider's MAC can be cloned.
  private static Mac fresh() {
    try {
      return (Mac) PROTOTYPE.clone();
    } catch (CloneNotSupportedException e) {
      return fromProvider();
    }
  }

  private static Mac fromProvider() {
    try {
      return Mac.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
