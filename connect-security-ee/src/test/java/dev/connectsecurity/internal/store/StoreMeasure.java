package dev.connectsecurity.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.spi.OAuthGrants;
import dev.connectsecurity.testing.Pool;
import dev.connectsecurity.testing.Postgres;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Measures look-ups among many rows. No promise, so not in the build; run it by {@code mvn -pl
 * connect-security-ee test -Dtest=StoreMeasure}, and read its output in {@code
 * target/surefire-reports}.
 */
final class StoreMeasure {
  private static final int TENANTS = 100_000;
  private static final int GRANTS = 1_000_000;
  private static final int CACHED = 10_000;

  private final Random random = new Random(42);

  @Test
  void lookUpsAmongAHundredThousandTenantsAndAMillionGrants() {
    DataSource database = Pool.over(Databases.current(Postgres.empty()));
    Bulk.tenants(database, TENANTS);
    Bulk.grants(database, GRANTS, 10);
    Statements.run(database, "CHECKPOINT");
    JdbcStore store = Stores.of(database, Clock.systemUTC());
    CachedHosts hosts =
        new CachedHosts(
            store.hosts(Stores.OVERLAP),
            Duration.ofHours(1),
            CACHED,
            System::nanoTime,
            Clock.systemUTC());
    OAuthGrants grants = store.grants();
    System.out.println(
        "tables: tenants "
            + size(database, "connect_host")
            + ", grants "
            + size(database, "connect_grant"));

    measure(
        "tenant, database, first touch",
        5_000,
        i -> present(store.hosts(Stores.OVERLAP).find(tenant())));
    measure("tenant, database", 20_000, i -> present(store.hosts(Stores.OVERLAP).find(tenant())));
    long before = used();
    for (int i = 1; i <= CACHED; i++) {
      hosts.find("key-" + (i % 20 == 0 ? i + 1 : i));
    }
    System.out.printf("cache of %d tenants: %.1f MB%n", CACHED, (used() - before) / 1e6);
    measure("tenant, cache", 1_000_000, i -> present(hosts.find("key-" + (1 + i % 19))));
    measure("grant, by id", 20_000, i -> present(grants.find("grant-" + some(GRANTS))));
    measure(
        "grant, by browser",
        20_000,
        i -> present(grants.findByBrowser(Tokens.hash("cookie of user-" + some(GRANTS)))));
    measure(
        "grant, change",
        5_000,
        i ->
            present(
                grants.change(
                    "grant-" + some(GRANTS), grant -> Grants.with(grant, "access", "refresh"))));
  }

  private String tenant() {
    return "key-" + some(TENANTS);
  }

  private int some(int count) {
    return 1 + random.nextInt(count);
  }

  private static void present(java.util.Optional<?> found) {
    assertThat(found.isPresent()).isTrue();
  }

  private static void measure(String what, int times, IntConsumer step) {
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      step.accept(i);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%s: p50 %.1f us, p99 %.1f us, max %.1f us (%d times)%n",
        what, nanos[times / 2] / 1e3, nanos[times * 99 / 100] / 1e3, nanos[times - 1] / 1e3, times);
  }

  private static String size(DataSource database, String table) {
    return Statements.text(
        database, "SELECT pg_size_pretty(pg_total_relation_size('" + table + "'))");
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
