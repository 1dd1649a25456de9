package dev.connectsecurity.samples.simulator.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens that are out; long ones, as Atlassian's are. */
final class BearerTokens {

  static final Duration LIFE = Duration.ofHours(1);

  private static final int BYTES = 1200;

  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final Clock clock;

  BearerTokens(Clock clock) {
    this.clock = clock;
  }

  String issue(Bearer bearer) {
    String token = RandomText.ofBytes(BYTES);
    issued.put(token, new Issued(bearer, clock.instant().plus(LIFE)));
    return token;
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
