package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AtlassianHost;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a stranger can make the cache ask its store. */
@Timeout(60)
final class CachedHostsFreshTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final MovableClock clock = new MovableClock();
  private final Tokens tokens = new Tokens(clock);
  private final MovableTicker ticker = new MovableTicker();
  private final MemoryHosts memory = new MemoryHosts(Stores.OVERLAP, clock);
  private final ScriptedHosts store = new ScriptedHosts(memory);
  private final CachedHosts hosts =
      new CachedHosts(store, Duration.ofMinutes(5), 100, ticker, clock);

  @Test
  void freshAnswer_isRememberedToo() {
    put("a", "old");
    hosts.find("a");
    put("a", "new");

    assertThat(hosts.find("a")).contains(secret("a", "old"));
    assertThat(hosts.findFresh("a")).contains(secret("a", "new"));
    assertThat(hosts.find("a")).contains(secret("a", "new"));
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void freshAnswer_replacesNotThere() {
    hosts.find("a");
    put("a", "new");

    assertThat(hosts.findFresh("a")).isPresent();
    assertThat(hosts.find("a")).isPresent();
  }

  @Test
  void freshTenantThatFindsNoRoom_isNotForgottenForNotThere() {
    CachedHosts full = new CachedHosts(store, Duration.ofMinutes(5), 0, ticker, clock);
    full.find("a");
    put("a", "new");

    assertThat(full.findFresh("a")).isPresent();
    assertThat(full.find("a")).isPresent();
  }

  @Test
  void oneKey_isReadFreshOnceASecond() {
    put("a", "first");
    hosts.findFresh("a");
    put("a", "second");
    ticker.advance(SECOND.minusNanos(1));
    assertThat(hosts.findFresh("a")).contains(secret("a", "first"));
    assertThat(store.reads()).isEqualTo(1);

    ticker.advance(Duration.ofNanos(1));
    assertThat(hosts.findFresh("a")).contains(secret("a", "second"));
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void manyKeys_areReadFreshTwentyTimesASecond() {
    for (int i = 0; i < 30; i++) {
      put("key " + i, "old");
      hosts.find("key " + i);
    }
    for (int i = 0; i < 30; i++) {
      hosts.findFresh("key " + i);
    }
    assertThat(store.reads()).isEqualTo(30 + 20);

    ticker.advance(SECOND);
    hosts.findFresh("key 29");
    assertThat(store.reads()).isEqualTo(30 + 20 + 1);
  }

  @Test
  void anySecond_holdsNoMoreThanTwenty() {
    for (int i = 0; i < 20; i++) {
      hosts.findFresh("key " + i);
      ticker.advance(Duration.ofMillis(10));
    }
    hosts.find("late");
    int reads = store.reads();

    ticker.advance(Duration.ofMillis(799));
    hosts.findFresh("late");
    assertThat(store.reads()).isEqualTo(reads);

    ticker.advance(Duration.ofMillis(1));
    hosts.findFresh("late");
    assertThat(store.reads()).isEqualTo(reads + 1);
    hosts.findFresh("key 19");
    assertThat(store.reads()).isEqualTo(reads + 1);
  }

  @Test
  void refusedKeyThatIsNotRemembered_isRead() {
    put("a", "one");
    for (int i = 0; i < 20; i++) {
      hosts.findFresh("key " + i);
    }

    assertThat(hosts.findFresh("a")).contains(secret("a", "one"));
  }

  @Test
  void refusedWhileAFreshReadRuns_getsItsAnswer() throws Exception {
    put("a", "old");
    hosts.find("a");
    put("a", "new");
    ScriptedHosts.Gate gate = store.holdNextRead();
    Background<Optional<AtlassianHost>> first = Background.start(() -> hosts.findFresh("a"));
    gate.awaitEntered();
    Background<Optional<AtlassianHost>> second =
        Background.start(() -> hosts.findFresh("a")).awaitWaiting();

    assertThat(hosts.find("a")).contains(secret("a", "old"));
    gate.open();

    assertThat(first.result()).contains(secret("a", "new"));
    assertThat(second.result()).contains(secret("a", "new"));
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void failureOfAFreshRead_givesAllWhoWaitWhatIsRemembered() throws Exception {
    put("a", "old");
    hosts.find("a");
    ScriptedHosts.Gate gate = store.holdNextRead();
    Background<Optional<AtlassianHost>> first = Background.start(() -> hosts.findFresh("a"));
    gate.awaitEntered();
    Background<Optional<AtlassianHost>> second =
        Background.start(() -> hosts.findFresh("a")).awaitWaiting();

    store.goDown();
    gate.open();

    assertThat(first.result()).contains(secret("a", "old"));
    assertThat(second.result()).contains(secret("a", "old"));
  }

  private void put(String clientKey, String secret) {
    memory.install(secret(clientKey, secret), tokens.use(clientKey + " gets " + secret));
  }

  private static AtlassianHost secret(String clientKey, String secret) {
    return tenant(clientKey).secret(secret).host();
  }
}
