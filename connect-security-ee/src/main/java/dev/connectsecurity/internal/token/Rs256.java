package dev.connectsecurity.internal.token;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** RSASSA-PKCS1-v1_5 with SHA-256, by jose4j. RFC 7518 section 3.3. */
final class Rs256 {
  static final String NAME = AlgorithmIdentifiers.RSA_USING_SHA256;
  private static final int MIN_BITS = 2048;
  private static final int MAX_BITS = 8192;
  private static final int MAX_EXPONENT_BITS = 32;
  private static final AlgorithmConstraints ONLY =
      new AlgorithmConstraints(ConstraintType.PERMIT, NAME);

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

  /** Tells whether the signature fits. */
  static boolean verifies(CompactJws jws, PublicKey key) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(ONLY);
    signature.setKey(key);
    try {
      signature.setCompactSerialization(jws.compact());
      return isSound(key) && signature.verifySignature();
    } catch (JoseException e) {
      return false;
    }
  }
}
