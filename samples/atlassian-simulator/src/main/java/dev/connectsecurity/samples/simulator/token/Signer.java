package dev.connectsecurity.samples.simulator.token;

/** Makes the signature over the first two segments of a token. */
@FunctionalInterface
interface Signer {

  /** Signs; an empty result stands for an unsigned token. */
  byte[] sign(byte[] signingInput);
}
