package dev.connectsecurity.internal.store;

import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.store.HostRows.Holder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes over tenants that another library has kept.
 *
 * <p>A tenant that is here already stays as it is, because what Atlassian has told this library is
 * never older. So the same tenants may come again, and from several nodes at once.
 *
 * @since 0.1
 */
public final class MovedTenants {
  private final Transactions transactions;
  private final HostRows rows;
  private final Clock clock;

  MovedTenants(Transactions transactions, HostRows rows, Clock clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Takes in those that are not here yet, in one transaction.
   *
   * <p>A site has one installed tenant per product: of several, the one that was changed last. The
   * others are taken in, or marked, as uninstalled.
   *
   * @param tenants some hundreds at most; of several with one key, the first counts
   * @return how many were taken in
   * @throws UnavailableException if the database gives no answer; then none was
   */
  public int takeIn(List<MovedTenant> tenants) {
    if (tenants.isEmpty()) {
      return 0;
    }
    return transactions.change(connection -> takeIn(connection, tenants));
  }

  private int takeIn(Connection connection, List<MovedTenant> tenants) throws SQLException {
    Collection<MovedTenant> fresh = fresh(connection, tenants);
    Set<Holder> holders =
        rows.holders(
            connection,
            fresh.stream()
                .filter(MovedTenant::isInstalled)
                .map(tenant -> Site.of(tenant.host()))
                .toList());
    Instant now = clock.instant();
    List<MovedTenant> settled = new ArrayList<>();
    List<Site> taken = new ArrayList<>();
    List<MovedTenant> lastFirst =
        fresh.stream().sorted(Comparator.comparing(MovedTenant::changed).reversed()).toList();
    for (MovedTenant tenant : lastFirst) {
      boolean holds = tenant.isInstalled() && isLast(tenant, holders, taken);
      settled.add(holds ? tenant : tenant.uninstalled());
      if (holds) {
        Site site = Site.of(tenant.host());
        taken.add(site);
        for (Holder holder : holders) {
          if (holder.site().collidesWith(site)) {
            rows.giveWay(connection, holder.clientKey(), tenant.changed(), now);
          }
        }
      }
    }
    rows.insertAll(connection, settled, now);
    return settled.size();
  }

  private Collection<MovedTenant> fresh(Connection connection, List<MovedTenant> tenants)
      throws SQLException {
    Map<String, MovedTenant> byKey = new LinkedHashMap<>();
    tenants.forEach(tenant -> byKey.putIfAbsent(tenant.host().clientKey(), tenant));
    Set<String> known = rows.known(connection, List.copyOf(byKey.keySet()));
    byKey.keySet().removeAll(known);
    return byKey.values();
  }

  private static boolean isLast(MovedTenant tenant, Set<Holder> holders, List<Site> taken) {
    Site site = Site.of(tenant.host());
    return taken.stream().noneMatch(site::collidesWith)
        && holders.stream()
            .filter(holder -> holder.site().collidesWith(site))
            .allMatch(holder -> holder.updatedAt().isBefore(tenant.changed()));
  }
}
