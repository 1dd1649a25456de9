package dev.connectsecurity.internal.privacy;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.AccountIds;
import dev.connectsecurity.spi.AtlassianHosts;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Reports the accounts of every tenant, and fires what the answers call for.
 *
 * <p>Rounds may come as often as one likes: only what is due is reported, by each tenant's {@code
 * Cycle-Period}. Two nodes at once may report an account twice, and fire its event twice; nothing
 * is lost. Thread-safe.
 *
 * @since 0.1
 */
public final class AccountReporter {
  private static final System.Logger LOG = System.getLogger(AccountReporter.class.getName());
  private static final int PAGE = 100;

  private final AtlassianHosts hosts;
  private final AtlassianClient client;
  private final AccountIds ids;
  private final Consumer<Object> events;
  private final Map<String, Standing> standings = new ConcurrentHashMap<>();

  /**
   * Makes a reporter.
   *
   * @param hosts the tenants
   * @param client calls their products
   * @param ids the application's accounts
   * @param events takes an {@code AccountClosed} or {@code AccountUpdated}; an account of which it
   *     throws is told of again in the next round
   */
  public AccountReporter(
      AtlassianHosts hosts, AtlassianClient client, AccountIds ids, Consumer<Object> events) {
    this.hosts = Objects.requireNonNull(hosts, "hosts");
    this.client = Objects.requireNonNull(client, "client");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.events = Objects.requireNonNull(events, "events");
  }

  /**
   * Goes round all installed tenants once. Whatever fails is logged and left to the next round.
   *
   * @param now the time
   * @param ended tells, between reports, whether to stop
   */
  public void run(Instant now, BooleanSupplier ended) {
    try {
      List<AtlassianHost> page = hosts.list("", PAGE);
      while (!page.isEmpty()) {
        for (AtlassianHost host : page) {
          if (ended.getAsBoolean()) {
            return;
          }
          report(host, now, ended);
        }
        page = hosts.list(page.get(page.size() - 1).clientKey(), PAGE);
      }
    } catch (UnavailableException e) {
      LOG.log(Level.WARNING, "connect.privacy.round-ended early: {0}", e.getMessage());
    }
  }

  private void report(AtlassianHost host, Instant now, BooleanSupplier ended) {
    Standing before = standings.getOrDefault(host.clientKey(), Standing.NEW);
    if (host.status() == HostStatus.UNINSTALLED) {
      standings.remove(host.clientKey());
    } else if (before.isOpen(now)) {
      standings.put(host.clientKey(), after(before, host, now, ended));
    }
  }

  private Standing after(Standing before, AtlassianHost host, Instant now, BooleanSupplier ended) {
    try {
      return new TenantRound(ids, new ReportCall(client, host), events, now).run(before, ended);
    } catch (RuntimeException e) {
      LOG.log(
          before.failing() ? Level.DEBUG : Level.ERROR,
          "connect.privacy.accounts-failed site=" + host.baseUrl() + ": AccountIds has thrown",
          e);
      return before.failed();
    }
  }
}
