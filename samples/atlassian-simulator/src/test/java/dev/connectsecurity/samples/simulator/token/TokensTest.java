package dev.connectsecurity.samples.simulator.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokensTest {

  private static final String SECRET = "a-secret-that-is-long-enough-for-hmac-sha-256";

  @Test
  void hs256_isVerifiedByItsSecretOnly() {
    DecodedToken token = DecodedToken.of(Tokens.hs256(SECRET).issuer("me").sign()).orElseThrow();

    assertThat(token.isSignedWith(SECRET)).isTrue();
    assertThat(token.isSignedWith(SECRET + "!")).isFalse();
    assertThat(token.header().getString("alg")).isEqualTo("HS256");
  }

  @Test
  void hs256_isTheCompactFormThatOtherToolsMake() {
    String token = Tokens.hs256("secret").claim("n", 1).sign();

    assertThat(token)
        .isEqualTo(
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJuIjoxfQ."
                + "01QgrY1a3q0Q2eCVQYScUJ9YFUPn4rPiudeU9sJHGWg");
  }

  @Test
  void rs256_isVerifiedByItsPublicKeyOnly() throws NoSuchAlgorithmException {
    KeyPair mine = keyPair();
    String compact = Tokens.rs256(mine.getPrivate(), "key-1").issuer("me").sign();
    DecodedToken token = DecodedToken.of(compact).orElseThrow();

    assertThat(token.isSignedWith(mine.getPublic())).isTrue();
    assertThat(token.isSignedWith(keyPair().getPublic())).isFalse();
    assertThat(token.header().getString("kid")).isEqualTo("key-1");
  }

  @Test
  void builder_isNotChangedByItsVariations() {
    TokenBuilder good = Tokens.hs256(SECRET).issuer("me");
    String before = good.sign();

    good.issuer("you").without("iss").header("alg", "none").signedWith("x");

    assertThat(good.sign()).isEqualTo(before);
  }

  @Test
  void algHeader_canLieAboutTheSignature() {
    String compact = Tokens.hs256(SECRET).header("alg", "RS256").sign();
    DecodedToken token = DecodedToken.of(compact).orElseThrow();

    assertThat(token.header().getString("alg")).isEqualTo("RS256");
    assertThat(token.isSignedWith(SECRET)).isTrue();
  }

  @Test
  void unsignedToken_endsWithADot() {
    assertThat(Tokens.unsigned().issuer("me").sign()).endsWith(".");
  }

  @Test
  void lifetime_isWrittenInWholeSeconds() {
    Instant now = Instant.ofEpochMilli(1_700_000_000_999L);
    String compact = Tokens.hs256(SECRET).valid(now, Duration.ofSeconds(180)).sign();

    DecodedToken token = DecodedToken.of(compact).orElseThrow();
    assertThat(token.payload().getInt("iat")).isEqualTo(1_700_000_000);
    assertThat(token.payload().getInt("exp")).isEqualTo(1_700_000_180);
  }

  @Test
  void textThatIsNoToken_isNotDecoded() {
    assertThat(DecodedToken.of("")).isEmpty();
    assertThat(DecodedToken.of("a.b")).isEmpty();
    assertThat(DecodedToken.of("e30.W10.AA")).isEmpty();
    assertThat(DecodedToken.of("e30.!!.AA")).isEmpty();
  }

  private static KeyPair keyPair() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }
}
