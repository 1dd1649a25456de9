package dev.connectsecurity.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One request through our gate: the whole filter, headers and refusal included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GateBenchmark {
  /** What is offered. */
  @Param({
    "page",
    "noParameters",
    "40parameters",
    "small",
    "4kB",
    "inQuery",
    "signature",
    "unknownTenant",
    "garbage",
    "expired",
    "otherUrl"
  })
  public String offer;

  private OurGate gate;
  private BenchRequest request;
  private int expected;

  /** Prepares gate and request, and makes sure that the answer is the right one. */
  @Setup
  public void prepare() throws Exception {
    gate = new OurGate(1_000);
    request = request();
    boolean good =
        switch (offer) {
          case "page", "noParameters", "40parameters", "small", "4kB", "inQuery" -> true;
          default -> false;
        };
    expected = good ? 200 : 401;
    check();
  }

  private BenchRequest request() {
    String query = Offer.query(7);
    return switch (offer) {
      case "noParameters" -> Offer.request(null, Offer.token(null, 1_000));
      case "40parameters" -> Offer.request(Offer.query(40), Offer.token(Offer.query(40), 1_000));
      case "small" -> Offer.request(query, Offer.token(query, 0));
      case "4kB" -> Offer.request(query, Offer.token(query, 4_000));
      case "inQuery" ->
          new BenchRequest("/app" + Offer.PATH, query + "&jwt=" + Offer.token(query, 1_000), null);
      case "signature" ->
          Offer.request(query, Offer.builder(query, 1_000, Offer.TENANT, "x".repeat(64)).sign());
      case "unknownTenant" ->
          Offer.request(query, Offer.builder(query, 1_000, "nobody", Offer.SECRET).sign());
      case "garbage" ->
          Offer.request(query, Offer.token(query, 1_000).replaceFirst("\\.", ".!").substring(1));
      case "expired" ->
          Offer.request(
              query,
              Offer.builder(query, 1_000, Offer.TENANT, Offer.SECRET).claim("exp", 5_000).sign());
      case "otherUrl" -> Offer.request(Offer.query(6), Offer.token(query, 1_000));
      default -> Offer.request(query, Offer.token(query, 1_000));
    };
  }

  private void check() throws Exception {
    if (gate.status(request) != expected) {
      throw new IllegalStateException(offer + " was judged wrongly");
    }
  }

  /** Judges. */
  @Benchmark
  public int ours() throws Exception {
    return gate.status(request);
  }
}
