package dev.connectsecurity.bench;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.internal.token.OutgoingTokenSigner;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One call back to the product, signed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SigningBenchmark {
  private final SpringGate spring = new SpringGate();
  private final OutgoingTokenSigner signer = new OutgoingTokenSigner(Clock.systemUTC(), Offer.APP);
  private final Secret secret = Secret.of(Offer.SECRET);
  private final URI uri =
      URI.create("https://acme.atlassian.net/rest/api/3/issue/ACME-1?expand=names&fields=summary");

  /** By this library. */
  @Benchmark
  public String ours() {
    CanonicalRequest request = CanonicalRequest.of("GET", uri.getRawPath(), uri.getRawQuery());
    return signer.sign(secret, request, Offer.TENANT);
  }

  /** By Atlassian's generator. */
  @Benchmark
  public String atlassianSpring() {
    return spring.sign(uri);
  }

  /** By Atlassian's writer, without the look-up of the descriptor. */
  @Benchmark
  public String atlassianWriter() {
    return spring.signOnly(uri);
  }
}
