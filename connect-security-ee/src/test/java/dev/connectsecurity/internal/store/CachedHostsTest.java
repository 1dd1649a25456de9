package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.Change;
import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is remembered, for how long, and how much of it. */
@Timeout(60)
final class CachedHostsTest {
  private static final Duration CACHE_TIME = Duration.ofMinutes(5);
  private static final Duration ABSENT_TIME = Duration.ofSeconds(10);

  private final MovableClock clock = new MovableClock();
  private final Tokens tokens = new Tokens(clock);
  private final MovableTicker ticker = new MovableTicker();
  private final MemoryHosts memory = new MemoryHosts(Stores.OVERLAP, clock);
  private final ScriptedHosts store = new ScriptedHosts(memory);
  private final CachedHosts hosts = new CachedHosts(store, CACHE_TIME, 100, ticker, clock);

  @Test
  void tenant_isReadOncePerCacheTime() {
    put("a");
    hosts.find("a");
    ticker.advance(CACHE_TIME.minusMillis(1));
    hosts.find("a");
    assertThat(store.reads()).isEqualTo(1);

    ticker.advance(Duration.ofMillis(1));
    hosts.find("a");
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void lookUps_doNotProlongTheCacheTime() {
    put("a");
    for (int i = 0; i < 10; i++) {
      hosts.find("a");
      ticker.advance(CACHE_TIME.dividedBy(10));
    }

    hosts.find("a");

    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void notThere_isRememberedForTenSeconds() {
    hosts.find("a");
    put("a");
    ticker.advance(ABSENT_TIME.minusMillis(1));
    assertThat(hosts.find("a")).isEmpty();

    ticker.advance(Duration.ofMillis(1));
    assertThat(hosts.find("a")).isPresent();
  }

  @Test
  void shortCacheTime_holdsForNotThereToo() {
    CachedHosts brief = new CachedHosts(store, Duration.ofSeconds(2), 100, ticker, clock);
    brief.find("a");
    put("a");
    ticker.advance(Duration.ofSeconds(2));

    assertThat(brief.find("a")).isPresent();
  }

  @Test
  void cacheTimeZero_remembersNothing() {
    CachedHosts none = new CachedHosts(store, Duration.ZERO, 100, ticker, clock);
    put("a");
    none.find("a");
    none.find("a");
    none.find("b");
    none.find("b");

    assertThat(store.reads()).isEqualTo(4);
  }

  @Test
  void moreTenantsThanAllowed_areNotAllRemembered() {
    for (int i = 0; i < 1_000; i++) {
      put("key " + i);
      hosts.find("key " + i);
    }

    IntStream.range(0, 1_000).forEach(i -> hosts.find("key " + i));

    assertThat(store.reads()).isGreaterThanOrEqualTo(1_900);
  }

  @Test
  void inventedKeys_areBoundedAndDriveOutNoTenant() {
    put("a");
    hosts.find("a");
    IntStream.range(0, 5_000).forEach(i -> hosts.find("invented " + i));
    IntStream.range(0, 5_000).forEach(i -> hosts.find("invented " + i));
    int reads = store.reads();
    assertThat(reads).isGreaterThanOrEqualTo(9_001);

    hosts.find("a");

    assertThat(store.reads()).isEqualTo(reads);
  }

  @Test
  void storeThatIsDown_isNotNoticedWithinTheCacheTime() {
    put("a");
    hosts.find("a");
    hosts.find("b");
    store.goDown();

    assertThat(hosts.find("a")).contains(tenant("a").host());
    assertThat(hosts.findFresh("a")).contains(tenant("a").host());
    assertThat(hosts.find("b")).isEmpty();
    assertThat(hosts.findFresh("b")).isEmpty();

    ticker.advance(CACHE_TIME);
    assertUnavailable(() -> hosts.find("a"));
    assertUnavailable(() -> hosts.findFresh("a"));

    store.comeUp();
    assertThat(hosts.find("a")).contains(tenant("a").host());
  }

  @Test
  void storeThatIsDown_isUnavailableForWhatIsNotRemembered() {
    store.goDown();

    assertUnavailable(() -> hosts.find("a"));
    assertUnavailable(() -> hosts.findFresh("b"));
  }

  @Test
  void failedChange_keepsWhatIsRemembered() {
    put("a");
    hosts.find("a");
    store.goDown();

    assertUnavailable(() -> hosts.install(tenant("a").host(), tokens.use("t2")));
    assertUnavailable(() -> hosts.uninstall("a", tokens.use("t3")));
    assertUnavailable(() -> hosts.setEnabled("a", false));

    assertThat(hosts.find("a")).contains(tenant("a").host());
  }

  @Test
  void changeThatChangesNothing_isReadAgainNevertheless() {
    hosts.install(tenant("a").host(), tokens.use("t1"));
    hosts.find("a");

    assertThat(hosts.install(tenant("a").host(), tokens.use("t1")).change())
        .isEqualTo(Change.REPEATED);
    hosts.find("a");

    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void changeOfOneTenant_leavesOthersRemembered() {
    put("a");
    put("b");
    hosts.find("a");
    hosts.find("b");

    hosts.setEnabled("b", false);
    hosts.find("a");

    assertThat(store.reads()).isEqualTo(2);
  }

  private void put(String clientKey) {
    memory.install(tenant(clientKey).host(), tokens.use("installs " + clientKey));
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(call);
  }
}
