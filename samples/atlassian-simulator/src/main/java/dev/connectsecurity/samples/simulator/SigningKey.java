package dev.connectsecurity.samples.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.UUID;

/**
 * An RSA-2048 key of the site owner, as {@code installed} and {@code uninstalled} are signed with.
 *
 * @param kid the name under which the key server has the public half
 * @param pair both halves
 */
public record SigningKey(String kid, KeyPair pair) {

  /** Makes a new key with a random name; no key server knows it. */
  public static SigningKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new SigningKey(UUID.randomUUID().toString(), generator.generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  /** The half that signs. */
  public PrivateKey privateKey() {
    return pair.getPrivate();
  }

  /** The public half as the key server serves it. */
  public String pem() {
    byte[] der = pair.getPublic().getEncoded();
    String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
  }

  @Override
  public String toString() {
    return "SigningKey[" + kid + "]";
  }
}
