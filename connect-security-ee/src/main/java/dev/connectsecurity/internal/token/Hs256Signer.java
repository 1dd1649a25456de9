package dev.connectsecurity.internal.token;

import dev.connectsecurity.Secret;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Signs claims with a shared secret, by jose4j. */
final class Hs256Signer {

  private Hs256Signer() {}

  static String sign(JwtClaims claims, Secret secret) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue(Hs256.NAME);
    signature.setHeader("typ", "JWT");
    signature.setPayload(claims.toJson());
    signature.setKey(new HmacKey(Hs256.key(secret)));
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("HS256 with a key of 32 bytes and more always signs", e);
    }
  }
}
