package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.HostExpired;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.AtlassianHosts;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Forgets tenants that have been uninstalled for long, each after the application was told.
 *
 * <p>Several nodes may do so at once: then the application may be told of one tenant on each.
 *
 * @since 0.1
 */
public final class Retention {
  private static final int PAGE = 100;
  private static final System.Logger LOG = System.getLogger(Retention.class.getName());

  private final AtlassianHosts hosts;
  private final LifecycleEvents events;
  private final Duration time;
  private final Clock clock;

  /**
   * Makes one.
   *
   * @param hosts where tenants are kept
   * @param events tells the application; a tenant of which it cannot be told is kept
   * @param time how long an uninstalled tenant is kept
   * @param clock the time
   */
  public Retention(AtlassianHosts hosts, LifecycleEvents events, Duration time, Clock clock) {
    this.hosts = Objects.requireNonNull(hosts, "hosts");
    this.events = Objects.requireNonNull(events, "events");
    this.time = Objects.requireNonNull(time, "time");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Forgets whom it is time to forget. When the store gives no answer, those that are left are
   * found again in the next run.
   *
   * @param ended tells, between tenants, whether to stop
   * @return how many tenants were erased
   */
  public int run(BooleanSupplier ended) {
    Instant before = clock.instant().minus(time);
    Set<String> erased = new HashSet<>();
    try {
      erase(before, erased, ended);
    } catch (UnavailableException e) {
      LOG.log(Level.WARNING, "connect.lifecycle.retention ended early: " + e.getMessage());
    }
    if (!erased.isEmpty()) {
      LOG.log(Level.INFO, "connect.lifecycle.retention erased=" + erased.size());
    }
    return erased.size();
  }

  private void erase(Instant before, Set<String> erased, BooleanSupplier ended) {
    Set<String> kept = new HashSet<>();
    List<String> page = next(before, kept);
    while (!page.isEmpty()) {
      for (String clientKey : page) {
        if (ended.getAsBoolean()) {
          return;
        }
        (told(clientKey) && hosts.forget(clientKey, before) ? erased : kept).add(clientKey);
      }
      page = next(before, kept);
    }
  }

  // Those that are kept stand in front for ever, so the question reaches beyond them.
  private List<String> next(Instant before, Set<String> kept) {
    return hosts.uninstalled(before, kept.size() + PAGE).stream()
        .filter(clientKey -> !kept.contains(clientKey))
        .toList();
  }

  private boolean told(String clientKey) {
    try {
      events.fire(new HostExpired(clientKey));
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "connect.lifecycle.tenant-kept: an observer of HostExpired failed", e);
      return false;
    }
  }
}
