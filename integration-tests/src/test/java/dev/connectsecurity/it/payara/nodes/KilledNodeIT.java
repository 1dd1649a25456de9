package dev.connectsecurity.it.payara.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.samples.simulator.Fault;
import dev.connectsecurity.samples.simulator.OAuthServer;
import dev.connectsecurity.samples.simulator.User;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed (SIGKILL) while it installs tenants and has just bought a token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledNodeIT {
  private static final OAuthServer OAUTH = Atlassian.simulator().oauth();
  private static final int TENANTS = 8;
  private static final int CALLS = 20;
  private static final Duration PROMPT = Duration.ofSeconds(5);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private final List<Browser> browsers = new CopyOnWriteArrayList<>();
  private Database database;
  private TwoNodes nodes;

  @BeforeAll
  void start() throws IOException {
    database = Database.start(folder);
    nodes = TwoNodes.start(folder, NodesApp.ofBoth(database, "atlassian.store.cache-time=PT2S"));
  }

  @AfterAll
  void stop() throws IOException {
    nodes.close();
    database.close();
  }

  @RepeatedTest(5)
  void killedNode_leavesNothingHalfDoneAndNothingLocked(RepetitionInfo info) {
    int round = info.getCurrentRepetition();
    int victim = round % 2;
    RawHttp survivor = nodes.node(victim + 1);
    Browser browser = Browser.signedIn(nodes.a(), nodes.b(), User.ALICE);
    browsers.add(browser);
    nodes.all().forEach(node -> assertThat(browser.ask(node).status()).isEqualTo(200));
    List<Reinstalls> tenants =
        IntStream.range(0, TENANTS)
            .mapToObj(i -> Reinstalls.begun(nodes, "k" + round + "-" + i))
            .toList();
    Poll.until(
        "installs", PROMPT.multipliedBy(4), () -> tenants.stream().allMatch(t -> t.tried() > 5));

    int before = OAUTH.tokenRequests("refresh_token");
    Duration gone = killWhileItRenews(victim, browser);

    try (Crowd crowd = Crowd.of(CALLS, number -> browser.ask(survivor))) {
      long begun = System.nanoTime();
      assertThat(crowd.go().statuses()).isEqualTo(Map.of(200, CALLS));
      System.out.printf("nodes.kill: renewed %s after the kill%n", Poll.since(begun).plus(gone));
    }
    // one was lost with the node
    assertThat(OAUTH.tokenRequests("refresh_token")).isEqualTo(before + 2);
    tenants.forEach(Reinstalls::close);
    Poll.until("nothing is locked", PROMPT, () -> database.openTransactions().isEmpty());
    tenants.forEach(tenant -> assertConsistent(tenant, survivor));

    nodes.restart(victim);

    tenants.forEach(tenant -> assertConsistent(tenant, nodes.node(victim)));
    // A token that has just replaced a refused one is not replaced again for some seconds.
    nodes
        .all()
        .forEach(
            node ->
                browsers.forEach(
                    one ->
                        Poll.until(
                            "served",
                            PROMPT.multipliedBy(2),
                            () -> one.ask(node).status() == 200)));
    assertThat(database.rows("SELECT id FROM connect_grant WHERE status = 'ACTIVE'"))
        .hasSize(browsers.size());
    assertThat(database.rows("SELECT client_key FROM connect_host")).hasSize(round * TENANTS);
    System.out.printf(
        "nodes.kill: %d installs tried%n", tenants.stream().mapToInt(Reinstalls::tried).sum());
  }

  // The authorization server has traded the refresh token; its answer is on the way.
  private Duration killWhileItRenews(int victim, Browser browser) {
    OAUTH.faults().next(1, "/oauth/token", Fault.slow(Duration.ofSeconds(2)));
    int before = OAUTH.tokenRequests("refresh_token");
    OAUTH.expireAccessTokens();
    try (Crowd crowd = Crowd.of(1, number -> browser.ask(nodes.node(victim)))) {
      crowd.go();
      Poll.until("asked", PROMPT, () -> OAUTH.tokenRequests("refresh_token") > before);
      long begun = System.nanoTime();
      nodes.kill(victim);
      return Poll.since(begun);
    }
  }

  private void assertConsistent(Reinstalls tenant, RawHttp node) {
    Tenant stored = tenant.stored(node);
    assertThat(node.get("/app/page", stored.authorization("/app/page")).status()).isEqualTo(200);
    long begun = System.nanoTime();
    assertThat(tenant.once(node)).isTrue();
    assertThat(Poll.since(begun)).isLessThan(PROMPT);
    Tenant next = tenant.stored(node);
    assertThat(node.get("/app/page", next.authorization("/app/page")).status()).isEqualTo(200);
  }
}
