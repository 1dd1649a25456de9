package dev.connectsecurity.internal.token;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;

/** RSASSA-PKCS1-v1_5 with SHA-256, by the JDK. RFC 7518 section 3.3. */
final class Rs256 {
  static final String NAME = "RS256";
  private static final int MIN_BITS = 2048;
  private static final int MAX_BITS = 8192;
  private static final int MAX_EXPONENT_BITS = 32;

  private Rs256() {}

  /** Tells whether a key is an RSA key that neither a guess nor a flood can make use of. */
  static boolean isSound(PublicKey key) {
    if (!(key instanceof RSAPublicKey rsa)) {
      return false;
    }
    BigInteger exponent = rsa.getPublicExponent();
    int bits = rsa.getModulus().bitLength();
    return bits >= MIN_BITS
        && bits <= MAX_BITS
        && rsa.getModulus().testBit(0)
        && exponent.testBit(0)
        && exponent.bitLength() >= 2
        && exponent.bitLength() <= MAX_EXPONENT_BITS
        && !RocaWeakness.isIn(rsa.getModulus());
  }

  /** Tells whether the signature fits; no key that is not sound verifies anything. */
  static boolean verifies(CompactJws jws, PublicKey key) {
    if (!isSound(key)) {
      return false;
    }
    try {
      Signature rsa = Signature.getInstance("SHA256withRSA");
      rsa.initVerify(key);
      jws.updateWithSigned(rsa);
      return rsa.verify(jws.signature());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA256withRSA", e);
    } catch (InvalidKeyException | SignatureException e) {
      // so is a signature of the wrong length answered
      return false;
    }
  }
}
