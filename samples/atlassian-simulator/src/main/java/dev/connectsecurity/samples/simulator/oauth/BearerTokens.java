package dev.connectsecurity.samples.simulator.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The access tokens that are out; long ones, as Atlassian's are. */
final class BearerTokens {

  private static final Duration LIFE = Duration.ofHours(1);

  private static final int BYTES = 1200;

  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final AtomicReference<Duration> life = new AtomicReference<>(LIFE);
  private final Clock clock;

  BearerTokens(Clock clock) {
    this.clock = clock;
  }

  String issue(Bearer bearer) {
    String token = RandomText.ofBytes(BYTES);
    issued.put(token, new Issued(bearer, clock.instant().plus(life.get())));
    return token;
  }

  /** How long those live that are handed out now. */
  Duration life() {
    return life.get();
  }

  /** Changes how long those live that are handed out from now on. */
  void live(Duration next) {
    life.set(next);
  }

  Optional<Bearer> find(String token) {
    return Optional.ofNullable(issued.get(token))
        .filter(one -> clock.instant().isBefore(one.expires()))
        .map(Issued::bearer);
  }

  /** Ends the life of all that are out. */
  void expire() {
    issued.clear();
  }

  /** Forgets all tokens of a user. */
  void end(String accountId) {
    issued.values().removeIf(one -> one.bearer().accountId().equals(accountId));
  }

  private record Issued(Bearer bearer, Instant expires) {}
}
