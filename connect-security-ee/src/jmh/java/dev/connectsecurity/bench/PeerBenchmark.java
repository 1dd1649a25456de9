package dev.connectsecurity.bench;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.pac4j.jwt.config.signature.SecretSignatureConfiguration;
import org.pac4j.jwt.credentials.authenticator.JwtAuthenticator;

/** The same page request at other libraries; those that know no query hash only read the token. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PeerBenchmark {
  private final SpringGate spring = new SpringGate();
  private final byte[] secret = Offer.SECRET.getBytes(StandardCharsets.UTF_8);
  private final String query = Offer.query(7);
  private final String token = Offer.token(query, 1_000);
  private final BenchRequest page = Offer.request(query, token);
  private final BenchRequest forged =
      Offer.request(query, Offer.builder(query, 1_000, Offer.TENANT, "x".repeat(64)).sign());
  private final JwtConsumer consumer = consumer();
  private final DefaultJWTParser smallrye = smallrye();
  private final JwtAuthenticator pac4j =
      new JwtAuthenticator(new SecretSignatureConfiguration(Offer.SECRET));
  private byte[] signed;
  private byte[] canonical;
  private Mac mac;
  private MessageDigest sha256;

  /** Makes sure that all accept the page. */
  @Setup
  public void prepare() throws Exception {
    signed = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    canonical = ("GET&" + Offer.PATH + "&" + query).getBytes(StandardCharsets.UTF_8);
    mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    sha256 = MessageDigest.getInstance("SHA-256");
    if (!spring.accepts(page) || !spring.verifies(page) || spring.accepts(forged)) {
      throw new IllegalStateException("Atlassian's library judges wrongly");
    }
  }

  private JwtConsumer consumer() {
    return new JwtConsumerBuilder()
        .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "HS256"))
        .setVerificationKey(new HmacKey(secret))
        .setRequireExpirationTime()
        .setExpectedIssuer(Offer.TENANT)
        .build();
  }

  private DefaultJWTParser smallrye() {
    JWTAuthContextInfo info =
        new JWTAuthContextInfo(new SecretKeySpec(secret, "HmacSHA256"), Offer.TENANT);
    info.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
    info.setRequireNamedPrincipal(false);
    return new DefaultJWTParser(info);
  }

  /** Atlassian's library, all that its filter asks for. */
  @Benchmark
  public boolean atlassianSpring() {
    return spring.accepts(page);
  }

  /** The same for a wrong signature. */
  @Benchmark
  public boolean atlassianSpringForged() {
    return spring.accepts(forged);
  }

  /** Atlassian's reader and canonicaliser alone. */
  @Benchmark
  public boolean atlassianReader() throws Exception {
    return spring.verifies(page);
  }

  /** Token only. */
  @Benchmark
  public Object jose4j() throws Exception {
    return consumer.processToClaims(token);
  }

  /** Token only, by a consumer of its own for each request, as with a key per tenant. */
  @Benchmark
  public Object jose4jRebuilt() throws Exception {
    return consumer().processToClaims(token);
  }

  /** Token only. */
  @Benchmark
  public Object smallryeJwt() throws Exception {
    return smallrye.parse(token);
  }

  /** Token only. */
  @Benchmark
  public Object pac4jJwt() {
    return pac4j.validateTokenAndGetClaims(token);
  }

  /** The bare cryptography, keys prepared: nothing can be faster. */
  @Benchmark
  public int floor() {
    return mac.doFinal(signed)[0] + sha256.digest(canonical)[0];
  }
}
