package dev.connectsecurity.internal.store;

import static dev.connectsecurity.HostStatus.ENABLED;
import static dev.connectsecurity.HostStatus.UNINSTALLED;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.Change;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes that share nothing but a database. */
@Timeout(60)
final class TwoNodesTest {
  private static final Duration CACHE_TIME = Duration.ofMinutes(5);

  private final MovableClock clock = new MovableClock();
  private final Tokens tokens = new Tokens(clock);
  private final MovableTicker ticker = new MovableTicker();
  private final DataSource database = H2.current();
  private final FaultyDataSource line = new FaultyDataSource(database);
  private final CachedHosts nodeA = node(database);
  private final CachedHosts nodeB = node(line.dataSource());

  @BeforeEach
  void bothKnowATenant() {
    nodeA.install(tenant("a").secret("old").host(), tokens.use("t1"));
    nodeA.find("a");
    nodeB.find("a");
  }

  @Test
  void reinstallOnOneNode_isSeenByTheOtherAfterTheCacheTime() {
    nodeA.install(tenant("a").secret("new").host(), tokens.use("t2"));

    assertThat(secret(nodeA)).isEqualTo("new");
    ticker.advance(CACHE_TIME.minusMillis(1));
    assertThat(secret(nodeB)).isEqualTo("old");
    ticker.advance(Duration.ofMillis(1));
    assertThat(secret(nodeB)).isEqualTo("new");
  }

  @Test
  void reinstallOnOneNode_isSeenByTheOtherAtOnceIfItLooksAfresh() {
    nodeA.install(tenant("a").secret("new").host(), tokens.use("t2"));

    assertThat(nodeB.findFresh("a").orElseThrow().sharedSecret().reveal()).isEqualTo("new");
    assertThat(secret(nodeB)).isEqualTo("new");
  }

  @Test
  void uninstallOnOneNode_isSeenByTheOtherAfterTheCacheTime() {
    nodeA.uninstall("a", tokens.use("t2"));

    assertThat(nodeA.find("a").map(AtlassianHost::status)).contains(UNINSTALLED);
    assertThat(nodeB.find("a").map(AtlassianHost::status)).contains(ENABLED);
    ticker.advance(CACHE_TIME);
    assertThat(nodeB.find("a").map(AtlassianHost::status)).contains(UNINSTALLED);
  }

  @Test
  void uninstallOnOneNode_isSeenByTheOtherAtOnceIfItLooksAfresh() {
    nodeA.uninstall("a", tokens.use("t2"));

    assertThat(nodeB.findFresh("a").map(AtlassianHost::status)).contains(UNINSTALLED);
    assertThat(nodeB.find("a").map(AtlassianHost::status)).contains(UNINSTALLED);
  }

  @Test
  void firstInstallOnOneNode_isSeenByTheOtherSoonAlthoughItMissedIt() {
    nodeB.find("b");

    nodeA.install(tenant("b").host(), tokens.use("t2"));

    assertThat(nodeB.find("b")).isEmpty();
    ticker.advance(Duration.ofSeconds(10));
    assertThat(nodeB.find("b")).isPresent();
  }

  @Test
  void tokenUsedOnOneNode_isUsedOnTheOther() {
    AtlassianHost evil = tenant("a").secret("evil").host();

    assertThat(nodeB.install(evil, tokens.use("t1")).change()).isEqualTo(Change.REPEATED);
    assertThat(nodeB.install(evil, tokens.use("t1", "another body")).change())
        .isEqualTo(Change.REPLAYED);

    assertThat(secret(nodeA)).isEqualTo("old");
    assertThat(secret(nodeB)).isEqualTo("old");
  }

  @Test
  void installsOfOneNewKeyOnBothNodes_makeOneRow() throws Exception {
    for (int round = 0; round < 50; round++) {
      String key = "new " + round;

      List<Change> changes =
          AtOnce.run(
              2,
              i ->
                  (i == 0 ? nodeA : node(database))
                      .install(tenant(key).host(), tokens.use(key + " on node " + i))
                      .change());

      assertThat(changes).containsExactlyInAnyOrder(Change.CREATED, Change.DONE);
    }
    assertThat(Statements.number(database, "SELECT COUNT(*) FROM connect_host")).isEqualTo(51);
  }

  @Test
  void rowThatIsDeletedByHand_isGoneAfterTheCacheTime() {
    Statements.run(database, "DELETE FROM connect_host");

    assertThat(nodeB.find("a")).isPresent();
    ticker.advance(CACHE_TIME);
    assertThat(nodeB.find("a")).isEmpty();
  }

  @Test
  void rowThatIsDeletedByHand_isGoneAtOnceForWhoLooksAfresh() {
    Statements.run(database, "DELETE FROM connect_host");

    assertThat(nodeB.findFresh("a")).isEmpty();
    assertThat(nodeB.find("a")).isEmpty();
  }

  @Test
  void nodeWithoutDatabase_goesOnForTheCacheTimeAndRecoversByItself() {
    line.fail("getConnection", 0);

    ticker.advance(CACHE_TIME.minusMillis(1));
    assertThat(secret(nodeB)).isEqualTo("old");
    ticker.advance(Duration.ofMillis(1));
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> nodeB.find("a"));

    line.heal();
    assertThat(secret(nodeB)).isEqualTo("old");
  }

  private CachedHosts node(DataSource dataSource) {
    return new CachedHosts(Stores.hosts(dataSource, clock), CACHE_TIME, 100, ticker, clock);
  }

  private static String secret(CachedHosts node) {
    return node.find("a").orElseThrow().sharedSecret().reveal();
  }
}
