package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.Reason;
import java.util.Objects;
import java.util.Optional;

/**
 * What a mode needs, or how to configure it.
 *
 * @param value what it needs, if it is configured
 * @param remedy a sentence that names the keys to set; empty if it is configured
 * @param <T> what it needs
 * @since 0.1
 */
public record Configured<T>(Optional<T> value, String remedy) {

  /** Makes either. */
  public Configured {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(remedy, "remedy");
  }

  /**
   * Makes a mode that can be used.
   *
   * @param value what it needs
   * @param <T> what it needs
   * @return a configured one
   */
  public static <T> Configured<T> with(T value) {
    return new Configured<>(Optional.of(value), "");
  }

  /**
   * Makes a mode that cannot be used.
   *
   * @param remedy a sentence that names the keys to set
   * @param <T> what it needs
   * @return one that is not configured
   */
  public static <T> Configured<T> missing(String remedy) {
    return new Configured<>(Optional.empty(), remedy);
  }

  /**
   * Gives what the mode needs.
   *
   * @throws CallRefusedException if it is not configured; it says how to
   */
  T required() {
    return value.orElseThrow(
        () -> new CallRefusedException(Reason.NOT_CONFIGURED, "Not sent: " + remedy));
  }
}
