package dev.connectsecurity.samples.simulator.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Refresh tokens in families. Each use gives the next generation and disables the one before, which
 * works again for ten minutes, for whoever lost the answer; any other use of a used token ends the
 * whole family.
 */
final class RefreshTokens {

  static final Duration LEEWAY = Duration.ofMinutes(10);
  static final Duration INACTIVITY = Duration.ofDays(90);

  private static final int BYTES = 600;

  private final Map<String, Issued> issued = new HashMap<>();
  private final Clock clock;

  RefreshTokens(Clock clock) {
    this.clock = clock;
  }

  /** Begins a family. */
  synchronized String begin(String clientId, String accountId) {
    Instant now = clock.instant();
    return issue(
        new Family(clientId, accountId, new AtomicReference<>(new Standing(1, now, false))), 1);
  }

  /** Trades a token for its successor. */
  synchronized Renewed renew(String token, String clientId) {
    Issued used = issued.get(token);
    if (used == null || !used.family().clientId().equals(clientId)) {
      throw OAuthRefusal.invalidRefreshToken();
    }
    Instant now = clock.instant();
    Family family = used.family();
    Standing standing = family.standing().get();
    if (standing.ended() || !now.isBefore(used.at().plus(INACTIVITY))) {
      throw OAuthRefusal.invalidRefreshToken();
    }
    if (used.generation() == standing.generation()) {
      family.standing().set(new Standing(used.generation() + 1, now, false));
    } else if (!standing.forgives(used, now)) {
      family.standing().set(new Standing(standing.generation(), standing.since(), true));
      throw OAuthRefusal.invalidRefreshToken();
    }
    return new Renewed(family.accountId(), issue(family, family.standing().get().generation()));
  }

  /** Forgets all tokens of a user. */
  synchronized void end(String accountId) {
    issued.values().removeIf(one -> one.family().accountId().equals(accountId));
  }

  private String issue(Family family, int generation) {
    String token = RandomText.ofBytes(BYTES);
    issued.put(token, new Issued(family, generation, clock.instant()));
    return token;
  }

  record Renewed(String accountId, String token) {}

  private record Family(String clientId, String accountId, AtomicReference<Standing> standing) {}

  private record Standing(int generation, Instant since, boolean ended) {

    boolean forgives(Issued used, Instant now) {
      return used.generation() == generation - 1 && now.isBefore(since.plus(LEEWAY));
    }
  }

  private record Issued(Family family, int generation, Instant at) {}
}
