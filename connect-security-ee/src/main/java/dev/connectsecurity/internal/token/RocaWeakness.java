package dev.connectsecurity.internal.token;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Recognises RSA keys out of chips whose primes can be guessed: CVE-2017-15361.
 *
 * <p>Such a modulus is a power of 65537 modulo each small prime; of other moduli fewer than one in
 * a hundred million is. Source: Nemec et al., "The Return of Coppersmith's Attack", section 2.
 */
final class RocaWeakness {
  private static final int GENERATOR = 65537;
  private static final int LARGEST = 167;
  private static final List<Integer> PRIMES =
      IntStream.rangeClosed(3, LARGEST)
          .filter(n -> BigInteger.valueOf(n).isProbablePrime(20))
          .boxed()
          .toList();

  private RocaWeakness() {}

  static boolean isIn(BigInteger modulus) {
    return PRIMES.stream()
        .allMatch(prime -> isPower(modulus.mod(BigInteger.valueOf(prime)).intValue(), prime));
  }

  private static boolean isPower(int residue, int prime) {
    int power = 1;
    do {
      if (power == residue) {
        return true;
      }
      power = power * (GENERATOR % prime) % prime;
    } while (power != 1);
    return false;
  }
}
