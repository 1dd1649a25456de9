package dev.connectsecurity.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.internal.lifecycle.HostAllowList;
import dev.connectsecurity.internal.lifecycle.InstalledTenant;
import dev.connectsecurity.internal.movein.MoveIn;
import dev.connectsecurity.internal.movein.Moved;
import dev.connectsecurity.internal.movein.Peer;
import dev.connectsecurity.testing.Pool;
import dev.connectsecurity.testing.Postgres;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Measures how long a hundred thousand tenants take to move in, encrypted, and how long a start
 * takes that finds all of them here. No promise, so not in the build; run it by {@code mvn -pl
 * connect-security-ee test -Dtest=MoveInMeasure}, and read its output in {@code
 * target/surefire-reports}.
 */
final class MoveInMeasure {
  private static final int TENANTS = 100_000;
  private static final String NUMBERS = " FROM generate_series(1, " + TENANTS + ") AS i";

  @Test
  void tenantsOfSpringBoot() {
    DataSource database = database();
    Statements.run(
        database,
        "CREATE TABLE atlassian_host (client_key VARCHAR(255) PRIMARY KEY, public_key VARCHAR(512),"
            + " shared_secret VARCHAR(255), base_url VARCHAR(255), product_type VARCHAR(255),"
            + " addon_installed BOOLEAN, last_modified_date TIMESTAMP)");
    Statements.run(
        database,
        "INSERT INTO atlassian_host SELECT 'key-' || i, repeat('MIGf', 50), repeat(md5(i::text), 2),"
            + " 'https://site-' || i || '.atlassian.net', 'jira', i % 20 <> 0, now()"
            + NUMBERS);

    measure(Peer.ATLASSIAN_CONNECT_SPRING_BOOT, database);
  }

  @Test
  void tenantsOfExpress() {
    DataSource database = database();
    Statements.run(
        database,
        "CREATE TABLE \"AddonSettings\" (\"id\" SERIAL PRIMARY KEY, \"clientKey\" VARCHAR(255),"
            + " \"key\" VARCHAR(255), \"val\" JSON)");
    Statements.run(
        database,
        "INSERT INTO \"AddonSettings\" (\"clientKey\", \"key\", \"val\") SELECT 'key-' || i,"
            + " 'clientInfo', json_build_object('key', '"
            + Stores.APP
            + "', 'clientKey', 'key-' || i, 'publicKey', repeat('MIGf', 50), 'sharedSecret',"
            + " repeat(md5(i::text), 2), 'baseUrl', 'https://site-' || i || '.atlassian.net',"
            + " 'productType', 'jira', 'description', 'Atlassian Jira', 'eventType', 'installed')"
            + NUMBERS);

    measure(Peer.ATLASSIAN_CONNECT_EXPRESS, database);
  }

  private static DataSource database() {
    return Pool.over(Databases.current(Postgres.empty()));
  }

  private static void measure(Peer peer, DataSource database) {
    Statements.run(database, "CHECKPOINT");
    assertThat(timed(peer, database)).isEqualTo(new Moved(TENANTS, 0, 0));
    assertThat(timed(peer, database)).isEqualTo(new Moved(0, TENANTS, 0));
  }

  private static Moved timed(Peer peer, DataSource database) {
    HostAllowList allowed = HostAllowList.of(List.of("*.atlassian.net"));
    long start = System.nanoTime();
    Moved moved =
        new MoveIn(
                peer,
                database,
                Stores.APP,
                said -> InstalledTenant.of(said, allowed, MoveInContract.SCOPES),
                Stores.of(database, Encryption.by(Keys.of("k")), Clock.systemUTC()).movedTenants())
            .run();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%s: %s in %.1f s, %.0f a second%n", peer.label(), moved, seconds, TENANTS / seconds);
    return moved;
  }
}
