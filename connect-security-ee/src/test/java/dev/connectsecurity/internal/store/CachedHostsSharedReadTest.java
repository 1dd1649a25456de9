package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.store.ScriptedHosts.Gate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How threads share a read. */
@Timeout(60)
final class CachedHostsSharedReadTest {
  private static final MovableClock CLOCK = new MovableClock();
  private static final Tokens TOKENS = new Tokens(CLOCK);

  private final MemoryHosts memory = new MemoryHosts(Stores.OVERLAP, CLOCK);
  private final ScriptedHosts store = new ScriptedHosts(memory);
  private final CachedHosts hosts =
      new CachedHosts(store, Duration.ofMinutes(5), 100, new MovableTicker(), CLOCK);

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
    int rounds = 10_000;
    CyclicBarrier round = new CyclicBarrier(3);

    AtOnce.run(
        3,
        thread -> {
          for (int i = 0; i < rounds; i++) {
            meet(round);
            hosts.find("key " + i);
          }
          return null;
        });

    assertThat(store.reads()).isEqualTo(rounds);
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

  private void install(String clientKey, String secret) {
    memory.install(
        tenant(clientKey).secret(secret).host(), TOKENS.use(clientKey + " gets " + secret));
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
