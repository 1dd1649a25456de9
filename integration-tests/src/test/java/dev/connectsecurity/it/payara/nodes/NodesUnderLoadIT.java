package dev.connectsecurity.it.payara.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.samples.simulator.OAuthServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing is lost and nobody is let in who must not be: two nodes and one PostgreSQL under load,
 * while nothing happens, while nodes are killed, and while the database is away.
 *
 * <p>{@code -Dload.seconds}, {@code -Dkill.rounds} and {@code -Dload.seed} make it longer, or as it
 * was.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesUnderLoadIT {
  private static final OAuthServer OAUTH = Atlassian.simulator().oauth();
  private static final Duration LOAD = Duration.ofSeconds(Integer.getInteger("load.seconds", 12));
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
  private static final long SEED = Long.getLong("load.seed", System.nanoTime());
  private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(2), Duration.ofSeconds(6));
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final int REINSTALLS = 4;
  private static final int TENANTS = 10;
  private static final int USERS = 40;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private Database database;
  private TwoNodes nodes;
  private Crew crew;
  private Invariants invariants;

  @BeforeAll
  void start() throws IOException {
    System.out.printf("nodes: -Dload.seed=%d%n", SEED);
    database = Database.start(folder);
    nodes = TwoNodes.start(folder, NodesApp.ofBoth(database, BOUNDS.configuration()));
    crew = new Crew(nodes, BOUNDS);
    invariants = new Invariants(crew, nodes, database);
    // renewed after a half of it
    OAUTH.limitAccessTokens(Duration.ofSeconds(8));
    crew.consent(USERS);
    Callbacks callbacks = new Callbacks(crew);
    for (int i = 0; i < TENANTS; i++) {
      callbacks.installNew(i % 2);
    }
  }

  @BeforeEach
  void forgetFigures() {
    crew.forgetFigures();
  }

  @AfterEach
  void revive() throws IOException {
    database.start();
  }

  @AfterAll
  void stop() throws IOException {
    OAUTH.limitAccessTokens(Duration.ofHours(1));
    nodes.close();
    database.close();
  }

  @Test
  void mixedLoad_letsInWhoMayAndNobodyElse() {
    int renewals = OAUTH.tokenRequests("refresh_token");
    long begun = System.nanoTime();
    try (Load load = Load.begun(crew, SEED)) {
      load.await(
          "load", LOAD.plus(PATIENCE), () -> Poll.since(begun).compareTo(LOAD) > 0 && sawAll());
    }
    crew.figures().print("nodes.load", Poll.since(begun));
    System.out.printf(
        "nodes.load: %d renewals, %d tenants%n",
        OAUTH.tokenRequests("refresh_token") - renewals, crew.customers().size());

    invariants.hold();
    assertThat(OAUTH.tokenRequests("refresh_token")).isGreaterThan(renewals + USERS);
  }

  // A busy machine needs longer until each kind of call was made in time.
  private boolean sawAll() {
    return Stream.of(Kind.values())
            .allMatch(kind -> crew.figures().count(kind, kind.expected()) > 0)
        && crew.figures().count(Kind.PREVIOUS, 401) > 0;
  }

  @Test
  void killedNodes_loseNothing() {
    Random random = new Random(SEED);
    long begun = System.nanoTime();
    int installs = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      installs += killed(round, random);
      invariants.hold();
    }
    crew.figures().print("nodes.kill", Poll.since(begun));
    System.out.printf("nodes.kill: %d installs beside them%n", installs);
  }

  private int killed(int round, Random random) {
    int victim = random.nextInt(2);
    int survivor = 1 - victim;
    List<Reinstalls> tenants =
        IntStream.range(0, REINSTALLS)
            .mapToObj(i -> Reinstalls.begun(nodes, "round-" + round + "-" + i))
            .toList();
    try (Load load = Load.begun(crew, random.nextLong())) {
      int soon = 100 + random.nextInt(1000);
      load.await("load", PATIENCE, within(soon));
      crew.outages().nodeGoes(victim);
      nodes.kill(victim);
      crew.figures().measureGap(survivor);
      long killed = System.nanoTime();
      tenants.forEach(Reinstalls::close);
      nodes.restart(victim);
      Duration back = Poll.since(killed);
      crew.outages().nodeIsBack(victim);
      Duration gap = crew.figures().gap(survivor);
      load.await("load after the restart", PATIENCE, within(200));
      System.out.printf(
          "nodes.kill: round %d, node %d after %d calls, there again after %s;"
              + " longest silence of the other %s%n",
          round, victim, soon, back, gap);
      assertThat(gap).isLessThan(SILENCE);
    }
    nodes.all().forEach(node -> tenants.forEach(tenant -> tenant.stored(node)));
    return tenants.stream().mapToInt(Reinstalls::tried).sum();
  }

  private BooleanSupplier within(int calls) {
    int then = crew.figures().calls() + calls;
    return () -> crew.figures().calls() > then;
  }

  @Test
  void databaseThatFallsAndRises_isMissedForAWhileAndNothingIsLost() throws IOException {
    try (Load load = Load.begun(crew, SEED)) {
      load.await("load", PATIENCE, within(500));
      crew.outages().databaseGoes();
      long gone = System.nanoTime();
      Figures remembered = crew.countAnew();
      database.crash();
      System.out.printf("nodes.outage: stopped within %s%n", Poll.since(gone));
      fallen(load, "remembered", remembered, gone, BOUNDS.remembered());
      Figures forgotten = crew.countAnew();
      fallen(load, "forgotten", forgotten, gone, BOUNDS.remembered().multipliedBy(2));
      assertThat(remembered.count(Kind.CURRENT, 200)).isPositive();
      assertThat(forgotten.count(200)).isZero();
      assertThat(forgotten.count(503)).isPositive();

      database.start();
      crew.outages().databaseIsBack();
      Figures risen = crew.countAnew();
      long back = System.nanoTime();
      load.await("node a", PATIENCE, () -> risen.successes(0) > 0);
      load.await("node b", PATIENCE, () -> risen.successes(1) > 0);
      System.out.printf("nodes.outage: both nodes serve again %s later%n", Poll.since(back));
      load.await("load after it", PATIENCE, () -> risen.count(200) > 1000);
      risen.print("nodes.outage, risen", Poll.since(back));
    }

    invariants.hold();
  }

  private void fallen(Load load, String phase, Figures figures, long gone, Duration until) {
    long begun = System.nanoTime();
    load.await(phase, PATIENCE, () -> Poll.since(gone).compareTo(until) > 0);
    figures.print("nodes.outage, " + phase, Poll.since(begun));
  }
}
