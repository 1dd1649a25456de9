package dev.connectsecurity.testing;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.TokenAnswer;
import dev.connectsecurity.internal.exchange.TokenRefusedException;
import dev.connectsecurity.internal.exchange.TokenRefusedException.Kind;
import dev.connectsecurity.internal.exchange.TokenServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** A token endpoint that gives token-1, token-2 and so on, refuses or keeps silent as told. */
public final class FakeTokenServer implements TokenServer {
  public static final Duration LIFE = Duration.ofMinutes(15);

  private final Clock clock;
  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private final AtomicReference<Kind> refusal = new AtomicReference<>();
  private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
  private final AtomicReference<CountDownLatch> arrival =
      new AtomicReference<>(new CountDownLatch(0));

  public FakeTokenServer(Clock clock) {
    this.clock = clock;
  }

  @Override
  public TokenAnswer ask(Map<String, String> fields) throws TokenRefusedException {
    asked.add(fields);
    int number = asked.size();
    arrival.get().countDown();
    try {
      gate.get().await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TokenRefusedException(Kind.UNAVAILABLE, "interrupted", e);
    }
    if (refusal.get() != null) {
      throw new TokenRefusedException(refusal.get(), "the token server answers 400", null);
    }
    return new TokenAnswer(
        Secret.of("token-" + number), clock.instant().plus(LIFE), Optional.empty(), Set.of());
  }

  /** Lets questions wait until {@link #open()}; gives a latch that counts the first one in. */
  public CountDownLatch hold() {
    gate.set(new CountDownLatch(1));
    CountDownLatch arrived = new CountDownLatch(1);
    arrival.set(arrived);
    return arrived;
  }

  public void open() {
    gate.get().countDown();
  }

  public void refuse(Kind kind) {
    refusal.set(kind);
  }

  public void relent() {
    refusal.set(null);
  }

  public List<Map<String, String>> asked() {
    return asked;
  }

  public Map<String, String> last() {
    return asked.get(asked.size() - 1);
  }
}
