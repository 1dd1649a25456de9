package dev.connectsecurity.internal.token;

import dev.connectsecurity.testing.TokenBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Where the time of a page request goes, and what each trick of the hot path is worth. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StepBenchmark {
  private static final String QUERY =
      "issueKey=ACME-123&projectId=10001&lic=active&xdm_e=https%3A%2F%2Facme.atlassian.net"
          + "&xdm_c=channel-com.example.app__issue-panel&cp=&title=Caf%C3%A9+%26+more";
  private final byte[] key = "k".repeat(64).getBytes(StandardCharsets.UTF_8);
  private final String token =
      TokenBuilder.hs256("k".repeat(64))
          .claim("sub", "5b10ac8d82e05b22cc7d4ef5")
          .claim("qsh", CanonicalRequest.of("GET", "/panel/issue", QUERY).hash())
          .claim("iss", "3f1a7c52-1d2e-3a4b-9c5d-0123456789ab")
          .claim("context", Map.of("jira", Map.of("filling", "x".repeat(390))))
          .issuedAt(Instant.now())
          .validFor(Duration.ofHours(1))
          .sign();
  private final String payload = token.split("\\.")[1];
  private final byte[] encoded = payload.getBytes(StandardCharsets.US_ASCII);
  private final byte[] json = Base64Url.decode(encoded, 0, encoded.length);
  private final CompactJws jws = CompactJws.parse(token, Hs256.NAME);
  private final Claims claims = jws.claims();
  private final CanonicalRequest request = CanonicalRequest.of("GET", "/panel/issue", QUERY);
  private final String qsh = request.hash();
  private final TokenPolicy policy = new TokenPolicy(Duration.ofSeconds(30), Duration.ofDays(1));

  /** Three segments decoded, header judged. */
  @Benchmark
  public Object takeApart() {
    return CompactJws.parse(token, Hs256.NAME);
  }

  /** The payload decoded, its spelling checked. */
  @Benchmark
  public Object decodeBase64() {
    return Base64Url.decode(encoded, 0, encoded.length);
  }

  /** The same by the JDK, its spelling checked by encoding again. */
  @Benchmark
  public boolean decodeBase64ByJdk() {
    byte[] bytes = java.util.Base64.getUrlDecoder().decode(payload);
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(payload);
  }

  /** The payload's members found. */
  @Benchmark
  public Object readJson() {
    return JsonScan.object(json, 10);
  }

  /** The same as a tree of JSON-P. */
  @Benchmark
  public Object readJsonAsTree() {
    return StrictJson.object(json, 10);
  }

  /** The signature, key included. */
  @Benchmark
  public boolean verifySignature() {
    return Hs256.verifies(jws, key);
  }

  /** Issuer, times, audience, subject. */
  @Benchmark
  public Object readClaims() {
    Lifetime lifetime = Lifetime.check(claims, Instant.now(), policy);
    Optional<String> subject = claims.subject();
    return claims.issuer().length()
        + claims.audiences().size()
        + subject.hashCode()
        + lifetime.hashCode();
  }

  /** Query read, sorted, encoded. */
  @Benchmark
  public Object canonicalise() {
    return CanonicalRequest.of("GET", "/panel/issue", QUERY);
  }

  /** Canonical request hashed and compared. */
  @Benchmark
  public boolean compareHash() {
    return request.matches(qsh);
  }
}
