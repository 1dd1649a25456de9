package dev.connectsecurity.bench;

import dev.connectsecurity.AtlassianHost;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** How cost grows with tenants: requests of all of them, in no order. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TenantsBenchmark {
  private static final int TOKENS = 1_000;

  /** How many tenants are in the cache. */
  @Param({"10", "1000", "100000"})
  public int tenants;

  private final String[] tokens = new String[TOKENS];
  private String[] keys;
  private OurGate gate;

  /** The requests of one thread and their answer. */
  @State(Scope.Thread)
  public static class Own {
    private final BenchRequest[] requests = new BenchRequest[TOKENS];
    private final BenchResponse response = new BenchResponse();

    /** Prepares a request for each token. */
    @Setup
    public void prepare(TenantsBenchmark all) {
      for (int i = 0; i < TOKENS; i++) {
        requests[i] = Offer.request(Offer.query(7), all.tokens[i]);
      }
    }
  }

  /** Installs all and signs for a thousand of them. */
  @Setup
  public void prepare() {
    gate = new OurGate(tenants);
    keys = new String[tenants];
    for (int i = 0; i < tenants; i++) {
      keys[i] = OurGate.key(i);
    }
    for (int i = 0; i < TOKENS; i++) {
      int tenant = (int) ((long) i * tenants / TOKENS);
      tokens[i] =
          Offer.builder(Offer.query(7), 1_000, OurGate.key(tenant), OurGate.secret(tenant)).sign();
    }
  }

  /** One request of one of them. */
  @Benchmark
  public int request(Own own) throws Exception {
    return send(own);
  }

  /** The same on all cores at once. */
  @Benchmark
  @Threads(Threads.MAX)
  public int requestOnAllCores(Own own) throws Exception {
    return send(own);
  }

  /** One look into the cache. */
  @Benchmark
  public Optional<AtlassianHost> find() {
    return gate.hosts.find(keys[ThreadLocalRandom.current().nextInt(tenants)]);
  }

  private int send(Own own) throws Exception {
    BenchRequest request = own.requests[ThreadLocalRandom.current().nextInt(TOKENS)];
    int status = gate.status(request, own.response);
    if (status != 200) {
      throw new IllegalStateException("refused");
    }
    return status;
  }
}
