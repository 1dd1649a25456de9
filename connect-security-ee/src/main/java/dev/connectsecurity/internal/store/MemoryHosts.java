package dev.connectsecurity.internal.store;

import static dev.connectsecurity.HostStatus.DISABLED;
import static dev.connectsecurity.HostStatus.ENABLED;
import static dev.connectsecurity.HostStatus.UNINSTALLED;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.TokenUse;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps tenants in this process only, for development: all are forgotten at its end.
 *
 * <p>Refuses and answers what {@link JdbcHosts} does. Thread-safe.
 *
 * @since 0.1
 */
public final class MemoryHosts implements AtlassianHosts {
  private final Clock clock;
  private final Map<String, AtlassianHost> hosts = new HashMap<>();
  private final Map<String, TokenUse> uses = new HashMap<>();

  /**
   * Makes an empty store.
   *
   * @param clock for the age of used tokens
   */
  public MemoryHosts(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public synchronized Optional<AtlassianHost> find(String clientKey) {
    return Optional.ofNullable(hosts.get(Objects.requireNonNull(clientKey, "clientKey")));
  }

  /**
   * Stores what an installation brought, enabled.
   *
   * @throws IllegalArgumentException if a value would not fit a database
   */
  @Override
  public synchronized Change install(AtlassianHost host, TokenUse token) {
    Limits.check(host);
    return once(
        token,
        () ->
            hosts.put(host.clientKey(), host.withStatus(ENABLED)) == null
                ? Change.CREATED
                : Change.DONE);
  }

  @Override
  public synchronized Change uninstall(String clientKey, TokenUse token) {
    return once(
        token,
        () ->
            find(clientKey).filter(host -> host.status() != UNINSTALLED).isPresent()
                ? mark(clientKey, UNINSTALLED)
                : Change.NOTHING);
  }

  @Override
  public synchronized Change setEnabled(String clientKey, boolean enabled) {
    HostStatus from = enabled ? DISABLED : ENABLED;
    return find(clientKey).filter(host -> host.status() == from).isPresent()
        ? mark(clientKey, enabled ? ENABLED : DISABLED)
        : Change.NOTHING;
  }

  private Change mark(String clientKey, HostStatus status) {
    hosts.computeIfPresent(clientKey, (key, host) -> host.withStatus(status));
    return Change.DONE;
  }

  private Change once(TokenUse token, Supplier<Change> step) {
    Limits.check(token);
    TokenUse before = uses.get(token.tokenHash());
    if (before != null) {
      return TokenUses.judge(before.bodyHash(), token);
    }
    Instant kept = clock.instant().minus(TokenUses.KEPT);
    uses.values().removeIf(use -> use.expiresAt().isBefore(kept));
    uses.put(token.tokenHash(), token);
    return step.get();
  }
}
