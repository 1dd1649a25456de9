package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Secret;
import dev.connectsecurity.spi.PreviousSecret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often bad signatures make the cache ask for the secret before. */
@Timeout(60)
final class CachedPreviousSecretTest {
  private static final Duration CACHE_TIME = Duration.ofSeconds(30);

  private final MovableClock clock = new MovableClock();
  private final Tokens tokens = new Tokens(clock);
  private final MovableTicker ticker = new MovableTicker();
  private final MemoryHosts memory = new MemoryHosts(Stores.OVERLAP, clock);
  private final ScriptedHosts store = new ScriptedHosts(memory);
  private final CachedHosts hosts = new CachedHosts(store, CACHE_TIME, 100, ticker, clock);

  @Test
  void previousSecret_isAskedForOnceWhileTheTenantIsRemembered() {
    put("first");
    put("second");
    hosts.find("a");
    int before = store.reads();

    for (int i = 0; i < 100; i++) {
      assertThat(previous()).contains("first");
    }

    assertThat(store.reads()).isEqualTo(before + 1);
    ticker.advance(CACHE_TIME);
    assertThat(previous()).contains("first");
    assertThat(store.reads()).isEqualTo(before + 3);
  }

  @Test
  void tenantWithoutPreviousSecret_isAskedForOnceToo() {
    put("first");
    hosts.find("a");
    int before = store.reads();

    assertThat(previous()).isEmpty();
    assertThat(previous()).isEmpty();

    assertThat(store.reads()).isEqualTo(before + 1);
  }

  @Test
  void unknownTenant_isNotAskedForItsPreviousSecret() {
    hosts.find("a");
    int before = store.reads();

    assertThat(previous()).isEmpty();

    assertThat(store.reads()).isEqualTo(before);
  }

  @Test
  void manyThatAskAtOnce_areOneRead() throws Exception {
    put("first");
    put("second");
    hosts.find("a");
    int before = store.reads();

    List<Optional<String>> found = AtOnce.run(32, i -> previous());

    assertThat(found).containsOnly(Optional.of("first"));
    assertThat(store.reads()).isEqualTo(before + 1);
  }

  @Test
  void tenantThatIsReadAfresh_bringsItsOwnPreviousSecret() {
    put("first");
    put("second");
    assertThat(previous()).contains("first");
    put("third");

    hosts.findFresh("a");

    assertThat(previous()).contains("second");
  }

  @Test
  void storeWithoutAnswer_isTakenForOneThatHasNone() {
    put("first");
    put("second");
    hosts.find("a");
    store.goDown();

    assertThat(previous()).isEmpty();

    store.comeUp();
    ticker.advance(CACHE_TIME);
    assertThat(previous()).contains("first");
  }

  private void put(String secret) {
    memory.install(tenant("a").secret(secret).host(), tokens.use("token for " + secret));
  }

  private Optional<String> previous() {
    return hosts.previousSecret("a").map(PreviousSecret::secret).map(Secret::reveal);
  }
}
