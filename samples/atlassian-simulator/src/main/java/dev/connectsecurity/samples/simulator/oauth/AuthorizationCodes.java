package dev.connectsecurity.samples.simulator.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Codes on their way through a browser: each is good once and for a few minutes. */
final class AuthorizationCodes {

  static final Duration LIFE = Duration.ofMinutes(5);

  private static final int BYTES = 48;

  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final Clock clock;

  AuthorizationCodes(Clock clock) {
    this.clock = clock;
  }

  String issue(AuthorizeRequest request, String accountId) {
    String code = RandomText.ofBytes(BYTES);
    issued.put(code, new Issued(request, accountId, clock.instant().plus(LIFE)));
    return code;
  }

  Optional<Issued> take(String code) {
    return Optional.ofNullable(issued.remove(code))
        .filter(one -> clock.instant().isBefore(one.expires()));
  }

  record Issued(AuthorizeRequest request, String accountId, Instant expires) {}
}
