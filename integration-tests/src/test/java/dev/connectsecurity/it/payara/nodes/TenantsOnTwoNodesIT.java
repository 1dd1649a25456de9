package dev.connectsecurity.it.payara.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a tenant on one node holds on the other, and a database may fall and rise. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantsOnTwoNodesIT {
  private static final Duration CACHE = Duration.ofSeconds(5);
  private static final Duration OVERLAP = Duration.ofSeconds(5);
  private static final Duration SLACK = Duration.ofSeconds(2);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private Database database;
  private TwoNodes nodes;

  @BeforeAll
  void start() throws IOException {
    database = Database.start(folder);
    nodes =
        TwoNodes.start(
            folder,
            NodesApp.ofConnect(
                database,
                "atlassian.store.cache-time=" + CACHE,
                "atlassian.store.previous-secret-time=" + OVERLAP));
  }

  @AfterEach
  void revive() throws IOException {
    database.start();
  }

  @AfterAll
  void stop() throws IOException {
    nodes.close();
    database.close();
  }

  @RepeatedTest(5)
  void newSecret_holdsOnTheOtherNodeAtTheFirstTokenAndTheOldOneForAWhile(RepetitionInfo round) {
    RawHttp here = nodes.node(round.getCurrentRepetition());
    RawHttp there = nodes.node(round.getCurrentRepetition() + 1);
    Tenant before = Tenant.named("again");
    Tenant after = before.withNewSecret();
    Atlassian.install(here, before);
    assertThat(page(here, before)).isEqualTo(200);
    assertThat(page(there, before)).isEqualTo(200);

    long begun = System.nanoTime();
    Atlassian.install(here, after);
    long done = System.nanoTime();

    assertThat(page(there, after)).isEqualTo(200);
    assertThat(page(here, after)).isEqualTo(200);
    boolean held = true;
    while (held) {
      held = page(here, before) == 200 && page(there, before) == 200;
      assertThat(held || Poll.since(begun).compareTo(OVERLAP) >= 0).as("refused early").isTrue();
    }
    assertThat(Poll.since(done)).isLessThan(OVERLAP.plus(SLACK));
    System.out.printf("nodes.overlap: %s of %s%n", Poll.since(begun), OVERLAP);
    for (int i = 0; i < 20; i++) {
      assertThat(page(nodes.node(i), before)).isEqualTo(401);
      assertThat(page(nodes.node(i), after)).isEqualTo(200);
    }
  }

  @RepeatedTest(5)
  void uninstall_holdsHereAtOnceAndThereWithinTheCacheTime(RepetitionInfo round) {
    RawHttp here = nodes.node(round.getCurrentRepetition());
    RawHttp there = nodes.node(round.getCurrentRepetition() + 1);
    Tenant tenant = Tenant.named("gone");
    Atlassian.install(here, tenant);
    assertThat(page(there, tenant)).isEqualTo(200);

    Atlassian.uninstall(here, tenant);

    assertThat(page(here, tenant)).isEqualTo(401);
    Duration until =
        Poll.until("refused there", CACHE.plus(SLACK), () -> page(there, tenant) == 401);
    System.out.printf("nodes.uninstall: %s of %s%n", until, CACHE);
    for (int i = 0; i < 20; i++) {
      assertThat(page(nodes.node(i), tenant)).isEqualTo(401);
    }
    Tenant again = tenant.withNewSecret();
    Atlassian.install(here, again);
    // what was just asked for past the cache is asked for again a second later
    Poll.until("back there", Duration.ofSeconds(1).plus(SLACK), () -> page(there, again) == 200);
    assertThat(page(here, tenant)).isEqualTo(401);
    assertThat(page(there, tenant)).isEqualTo(401);
  }

  @RepeatedTest(3)
  void database_mayFallAndRise(RepetitionInfo round) throws IOException {
    Tenant tenant = Tenant.named("steady");
    Tenant gone = Tenant.named("left");
    Tenant forger = new Tenant(tenant.clientKey(), "not-the-secret-of-anybody-at-all", "");
    Atlassian.install(nodes.a(), tenant);
    Atlassian.install(nodes.a(), gone);
    Atlassian.uninstall(nodes.a(), gone);
    assertThat(nodes.all()).allSatisfy(node -> assertThat(page(node, tenant)).isEqualTo(200));

    long read = System.nanoTime();
    database.crash();
    int served = servedFromMemory(tenant, read);
    assertThat(served).isPositive();
    for (int i = 0; i < 20; i++) {
      Answer none = ask(nodes.node(i), tenant);
      assertThat(none.status()).isEqualTo(503);
      assertThat(none.header("Retry-After")).contains("30");
      assertThat(page(nodes.node(i), forger)).isEqualTo(503);
      assertThat(page(nodes.node(i), gone)).isEqualTo(503);
      assertThat(Atlassian.post(nodes.node(i), "installed", tenant).status()).isEqualTo(503);
    }

    database.start();
    for (RawHttp node : nodes.all()) {
      Duration time =
          Poll.until("recovered", Duration.ofSeconds(10), () -> page(node, tenant) == 200);
      System.out.printf("nodes.recovery: %s, served from memory: %d%n", time, served);
    }
    for (int i = 0; i < 20; i++) {
      assertThat(page(nodes.node(i), tenant)).isEqualTo(200);
      assertThat(page(nodes.node(i), forger)).isEqualTo(401);
      assertThat(page(nodes.node(i), gone)).isEqualTo(401);
    }
  }

  private int servedFromMemory(Tenant tenant, long read) {
    int served = 0;
    for (int i = 0; page(nodes.node(i), tenant) == 200; i++) {
      served++;
      assertThat(Poll.since(read)).isLessThan(CACHE.plus(SLACK));
    }
    System.out.printf("nodes.outage: served for %s of %s%n", Poll.since(read), CACHE);
    // the other node has read the tenant some milliseconds later
    Poll.until(
        "not there", SLACK, () -> nodes.all().stream().allMatch(n -> page(n, tenant) == 503));
    return served;
  }

  private static int page(RawHttp node, Tenant tenant) {
    return ask(node, tenant).status();
  }

  private static Answer ask(RawHttp node, Tenant tenant) {
    return node.get("/app/page", tenant.authorization("/app/page"));
  }
}
