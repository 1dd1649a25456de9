package dev.connectsecurity.internal.store;

import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Secret;
import dev.connectsecurity.spi.PreviousSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides which secret a tenant may still be verified by after a re-installation.
 *
 * @param time for how long
 */
record Overlap(Duration time) {

  Overlap {
    Objects.requireNonNull(time, "time");
  }

  /**
   * Decides.
   *
   * @param before the tenant as it was
   * @param next the secret it gets
   * @param now the time
   * @return the secret to go on verifying by, besides the next one
   */
  Optional<PreviousSecret> after(Before before, Secret next, Instant now) {
    if (before.status() == HostStatus.UNINSTALLED) {
      // Its tokens were refused: none of them is worth anything again.
      return Optional.empty();
    }
    if (before.secret().filter(next::equals).isPresent()) {
      return before.previous().filter(previous -> now.isBefore(previous.until()));
    }
    return before.secret().map(secret -> new PreviousSecret(secret, now.plus(time)));
  }

  /**
   * A tenant before a re-installation.
   *
   * @param status where it stood
   * @param secret its secret, unless it cannot be read any more
   * @param previous the one before, perhaps past its time
   */
  record Before(HostStatus status, Optional<Secret> secret, Optional<PreviousSecret> previous) {}
}
