package dev.connectsecurity.bench;

import com.atlassian.connect.spring.internal.jwt.RsaJwtReader;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.internal.token.InstallTokenVerifier;
import dev.connectsecurity.internal.token.QueryHashRule;
import dev.connectsecurity.internal.token.TokenPolicy;
import dev.connectsecurity.testing.TokenBuilder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Atlassian's own token of an install, RS256, its key of 2048 bits at hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class InstallBenchmark {
  private static final CanonicalRequest INSTALLED =
      CanonicalRequest.of("POST", "/lifecycle/installed", (String) null);

  private KeyPair keys;
  private String token;
  private InstallTokenVerifier verifier;
  private byte[] input;
  private byte[] signature;

  /** Makes key and token. */
  @Setup
  public void prepare() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    token =
        TokenBuilder.rs256(keys.getPrivate(), "key-1")
            .claim("iss", Offer.TENANT)
            .claim("aud", Offer.BASE)
            .claim("qsh", INSTALLED.hash())
            .issuedAt(Instant.now())
            .validFor(Duration.ofHours(2))
            .sign();
    verifier =
        new InstallTokenVerifier(
            Clock.systemUTC(),
            new TokenPolicy(Duration.ofSeconds(30), Duration.ofHours(24)),
            kid -> keys.getPublic(),
            Set.of(Offer.BASE));
    int end = token.lastIndexOf('.');
    input = token.substring(0, end).getBytes(StandardCharsets.US_ASCII);
    signature = Base64.getUrlDecoder().decode(token.substring(end + 1));
  }

  /** By this library. */
  @Benchmark
  public Object ours() {
    return verifier.verify(token, QueryHashRule.computed(INSTALLED));
  }

  /** By Atlassian's reader, which checks no hash here. */
  @Benchmark
  public Object atlassianReader() throws Exception {
    return new RsaJwtReader((RSAPublicKey) keys.getPublic()).readAndVerify(token, null);
  }

  /** The bare cryptography. */
  @Benchmark
  public boolean floor() throws Exception {
    Signature rsa = Signature.getInstance("SHA256withRSA");
    rsa.initVerify(keys.getPublic());
    rsa.update(input);
    return rsa.verify(signature);
  }
}
