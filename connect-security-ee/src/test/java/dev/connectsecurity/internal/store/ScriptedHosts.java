package dev.connectsecurity.internal.store;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.PreviousSecret;
import dev.connectsecurity.spi.TokenUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A store that counts its reads, and fails or holds an answer back when a test says so. */
final class ScriptedHosts implements AtlassianHosts {
  private final AtlassianHosts real;
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicReference<Gate> next = new AtomicReference<>();

  ScriptedHosts(AtlassianHosts real) {
    this.real = real;
  }

  int reads() {
    return reads.get();
  }

  void goDown() {
    failure.set(new UnavailableException(Reason.STORE_UNAVAILABLE, "down", null));
  }

  void failWith(Throwable throwable) {
    failure.set(throwable);
  }

  void comeUp() {
    failure.set(null);
  }

  /** Holds the next read's answer, already read, until the gate opens. */
  Gate holdNextRead() {
    Gate gate = new Gate(new CountDownLatch(1), new CountDownLatch(1));
    next.set(gate);
    return gate;
  }

  @Override
  public Optional<AtlassianHost> find(String clientKey) {
    reads.incrementAndGet();
    Gate gate = next.getAndSet(null);
    if (gate == null) {
      return answer(() -> real.find(clientKey));
    }
    Optional<AtlassianHost> answer = real.find(clientKey);
    gate.pass();
    return answer(() -> answer);
  }

  @Override
  public Optional<PreviousSecret> previousSecret(String clientKey) {
    reads.incrementAndGet();
    return answer(() -> real.previousSecret(clientKey));
  }

  @Override
  public List<AtlassianHost> list(String after, int limit) {
    return answer(() -> real.list(after, limit));
  }

  @Override
  public List<String> uninstalled(Instant before, int limit) {
    return answer(() -> real.uninstalled(before, limit));
  }

  @Override
  public boolean forget(String clientKey, Instant before) {
    return answer(() -> real.forget(clientKey, before));
  }

  @Override
  public Installation install(AtlassianHost host, TokenUse token) {
    return answer(() -> real.install(host, token));
  }

  @Override
  public Change uninstall(String clientKey, TokenUse token) {
    return answer(() -> real.uninstall(clientKey, token));
  }

  @Override
  public Change setEnabled(String clientKey, boolean enabled) {
    return answer(() -> real.setEnabled(clientKey, enabled));
  }

  private <T> T answer(Supplier<T> answer) {
    Throwable planted = failure.get();
    if (planted instanceof Error error) {
      throw error;
    }
    if (planted instanceof RuntimeException exception) {
      throw exception;
    }
    return answer.get();
  }

  /** Where an answer waits. */
  record Gate(CountDownLatch entered, CountDownLatch opened) {
    void awaitEntered() {
      await(entered);
    }

    void open() {
      opened.countDown();
    }

    private void pass() {
      entered.countDown();
      await(opened);
    }

    private static void await(CountDownLatch latch) {
      try {
        if (!latch.await(30, TimeUnit.SECONDS)) {
          throw new AssertionError("nobody came");
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
