package dev.connectsecurity.internal.token;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Public keys by which nothing may be verified. */
final class UnsoundKeys {
  private static final BigInteger MODULUS = ((RSAPublicKey) Tokens.KEYS.getPublic()).getModulus();
  private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

  private UnsoundKeys() {}

  static Stream<Arguments> all() throws Exception {
    return Stream.of(
        arguments("EC", KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic()),
        arguments("RSA 512", Tokens.rsa(512).getPublic()),
        arguments("RSA 2047", rsa(MODULUS.shiftRight(1).setBit(0), EXPONENT)),
        arguments(
            "RSA 8194", rsa(MODULUS.multiply(BigInteger.ONE.shiftLeft(6146)).setBit(0), EXPONENT)),
        arguments("even modulus", rsa(MODULUS.clearBit(0), EXPONENT)),
        arguments("exponent 1", exponent(BigInteger.ONE)),
        arguments("even exponent", exponent(BigInteger.valueOf(65536))),
        arguments("huge exponent", exponent(BigInteger.ONE.shiftLeft(40).setBit(0))),
        arguments("ROCA", rsa(roca(), EXPONENT)));
  }

  /** Gives a modulus with the fingerprint of the weakness: a power of 65537 modulo small primes. */
  static BigInteger roca() {
    BigInteger product =
        IntStream.rangeClosed(2, 701)
            .mapToObj(BigInteger::valueOf)
            .filter(number -> number.isProbablePrime(20))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    BigInteger residue = EXPONENT.modPow(BigInteger.valueOf(4711), product);
    BigInteger factor = BigInteger.ONE.shiftLeft(2050 - product.bitLength());
    return product.multiply(factor).add(residue);
  }

  private static PublicKey exponent(BigInteger exponent) {
    return new RSAPublicKey() {
      private static final long serialVersionUID = 1L;

      @Override
      public BigInteger getPublicExponent() {
        return exponent;
      }

      @Override
      public BigInteger getModulus() {
        return MODULUS;
      }

      @Override
      public String getAlgorithm() {
        return "RSA";
      }

      @Override
      public String getFormat() {
        return "X.509";
      }

      @Override
      public byte[] getEncoded() {
        return new byte[0];
      }
    };
  }

  private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws Exception {
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }
}
