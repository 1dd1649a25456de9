package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.internal.store.ScriptedHosts.Gate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens while a read is on its way. */
@Timeout(60)
final class CachedHostsRaceTest {
  private static final MovableClock CLOCK = new MovableClock();
  private static final Tokens TOKENS = new Tokens(CLOCK);

  private final MemoryHosts memory = new MemoryHosts(Stores.OVERLAP, CLOCK);
  private final ScriptedHosts store = new ScriptedHosts(memory);
  private final CachedHosts hosts =
      new CachedHosts(store, Duration.ofMinutes(5), 100, new MovableTicker(), CLOCK);

  static Stream<Consumer<CachedHosts>> changes() {
    return Stream.of(
        hosts -> hosts.install(tenant("a").secret("new").host(), TOKENS.use("t2")),
        hosts -> hosts.uninstall("a", TOKENS.use("t2")),
        hosts -> hosts.setEnabled("a", false));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void oldValueThatArrivesAfterAChange_isNotRemembered(Consumer<CachedHosts> change)
      throws Exception {
    install("a", "old");
    Gate gate = store.holdNextRead();
    Background<Optional<AtlassianHost>> late = Background.start(() -> hosts.find("a"));
    gate.awaitEntered();

    change.accept(hosts);
    gate.open();

    assertThat(late.result()).contains(tenant("a").secret("old").host());
    assertThat(hosts.find("a")).isEqualTo(memory.find("a"));
    assertThat(store.reads()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void lookUpAfterAChange_doesNotWaitForAnOlderRead(Consumer<CachedHosts> change) throws Exception {
    install("a", "old");
    Gate gate = store.holdNextRead();
    Background<Optional<AtlassianHost>> late = Background.start(() -> hosts.find("a"));
    gate.awaitEntered();
    change.accept(hosts);

    assertThat(hosts.find("a")).isEqualTo(memory.find("a"));
    gate.open();
    late.result();

    assertThat(hosts.find("a")).isEqualTo(memory.find("a"));
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void oldValueThatArrivesDuringANewerRead_isNotRemembered() throws Exception {
    install("a", "old");
    Gate older = store.holdNextRead();
    Background<Optional<AtlassianHost>> first = Background.start(() -> hosts.find("a"));
    older.awaitEntered();
    hosts.install(tenant("a").secret("new").host(), TOKENS.use("t2"));
    Gate newer = store.holdNextRead();
    Background<Optional<AtlassianHost>> second = Background.start(() -> hosts.find("a"));
    newer.awaitEntered();

    older.open();
    first.result();
    Background<Optional<AtlassianHost>> third =
        Background.start(() -> hosts.find("a")).awaitWaiting();
    newer.open();

    assertThat(second.result()).contains(tenant("a").secret("new").host());
    assertThat(third.result()).contains(tenant("a").secret("new").host());
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void notThereThatArrivesAfterAnInstall_isNotRemembered() throws Exception {
    Gate gate = store.holdNextRead();
    Background<Optional<AtlassianHost>> late = Background.start(() -> hosts.find("a"));
    gate.awaitEntered();

    hosts.install(tenant("a").host(), TOKENS.use("t1"));
    gate.open();

    assertThat(late.result()).isEmpty();
    assertThat(hosts.find("a")).isPresent();
  }

  @Test
  void olderReadThatArrivesAfterAFreshOne_isNotRemembered() throws Exception {
    install("a", "old");
    Gate gate = store.holdNextRead();
    Background<Optional<AtlassianHost>> late = Background.start(() -> hosts.find("a"));
    gate.awaitEntered();
    install("a", "new");

    assertThat(hosts.findFresh("a")).contains(tenant("a").secret("new").host());
    gate.open();
    late.result();

    assertThat(hosts.find("a")).contains(tenant("a").secret("new").host());
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void readersDuringReinstalls_neverSeeAnOlderSecretThanTheLastOneConfirmed() throws Exception {
    int installs = 200;
    AtomicReference<Integer> confirmed = new AtomicReference<>(0);
    AtomicBoolean done = new AtomicBoolean();
    install("a", "0");

    AtOnce.run(
        5,
        thread -> {
          if (thread == 0) {
            for (int i = 1; i <= installs; i++) {
              AtlassianHost next = tenant("a").secret(Integer.toString(i)).host();
              hosts.install(next, TOKENS.use("number " + i));
              confirmed.set(i);
            }
            done.set(true);
          }
          while (!done.get()) {
            int atLeast = confirmed.get();
            AtlassianHost seen = hosts.find("a").orElseThrow();
            assertThat(Integer.parseInt(seen.sharedSecret().reveal())).isBetween(atLeast, installs);
          }
          return null;
        });

    assertThat(hosts.find("a").map(AtlassianHost::status)).contains(HostStatus.ENABLED);
  }

  private void install(String clientKey, String secret) {
    memory.install(
        tenant(clientKey).secret(secret).host(), TOKENS.use(clientKey + " gets " + secret));
  }
}
