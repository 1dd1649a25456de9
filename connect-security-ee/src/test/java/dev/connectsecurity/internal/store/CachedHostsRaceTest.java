package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.store.ScriptedHosts.Gate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
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

  private final MemoryHosts memory = new MemoryHosts(CLOCK);
  private final ScriptedHosts store = new ScriptedHosts(memory);
  private final CachedHosts hosts =
      new CachedHosts(store, Duration.ofMinutes(5), 100, new MovableTicker());

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
  void threadsThatWantOneKey_readItOnce() throws Exception {
    install("a", "one");
    Gate gate = store.holdNextRead();
    List<Background<Optional<AtlassianHost>>> all =
        Stream.generate(() -> Background.start(() -> hosts.find("a"))).limit(20).toList();
    all.forEach(Background::awaitWaiting);

    gate.open();

    for (Background<Optional<AtlassianHost>> one : all) {
      assertThat(one.result()).contains(tenant("a").secret("one").host());
    }
    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  void threadsThatComeAtAnyMoment_readAKeyOnce() throws Exception {
    for (int round = 0; round < 200; round++) {
      String key = "key " + round;

      AtOnce.run(4, i -> hosts.find(key));

      assertThat(store.reads()).isEqualTo(round + 1);
    }
  }

  @Test
  void slowReadOfOneKey_doesNotHoldUpOthers() throws Exception {
    install("b", "one");
    Gate gate = store.holdNextRead();
    Background<Optional<AtlassianHost>> slow = Background.start(() -> hosts.find("a"));
    gate.awaitEntered();

    for (int i = 0; i < 1_000; i++) {
      hosts.find("key " + i);
    }
    assertThat(hosts.find("b")).isPresent();
    gate.open();

    assertThat(slow.result()).isEmpty();
  }

  @Test
  void failure_reachesAllWhoWaitAndIsNotRemembered() throws Exception {
    Gate gate = store.holdNextRead();
    Background<Optional<AtlassianHost>> first = Background.start(() -> hosts.find("a"));
    gate.awaitEntered();
    Background<Optional<AtlassianHost>> second =
        Background.start(() -> hosts.find("a")).awaitWaiting();

    store.goDown();
    gate.open();

    assertThatExceptionOfType(UnavailableException.class).isThrownBy(first::result);
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(second::result);
    store.comeUp();
    assertThat(hosts.find("a")).isEmpty();
  }

  @Test
  void errorOfOneReader_leavesNobodyWaiting() throws Exception {
    Gate gate = store.holdNextRead();
    Background<Optional<AtlassianHost>> first = Background.start(() -> hosts.find("a"));
    gate.awaitEntered();
    Background<Optional<AtlassianHost>> second =
        Background.start(() -> hosts.find("a")).awaitWaiting();

    store.failWith(new LinkageError("planted"));
    gate.open();

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(second::result)
        .withRootCauseInstanceOf(LinkageError.class);
    assertThatExceptionOfType(Exception.class)
        .isThrownBy(first::result)
        .withRootCauseInstanceOf(LinkageError.class);
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
