package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.spi.AtlassianHosts;
import java.util.Arrays;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of tenants that version 1 has stored; a class for each database says where. */
@Timeout(60)
abstract class UpgradeContract {
  private static final String SITE = "https://b\u00fccher.example/\u00e9";

  private final MovableClock clock = new MovableClock();
  private final Tokens tokens = new Tokens(clock);
  private DataSource dataSource;

  /** Gives a database without tables. */
  abstract DataSource empty();

  @BeforeEach
  void createVersionOne() {
    dataSource = VersionOne.in(empty());
  }

  @Test
  void tenantsOfEveryStatus_areKeptWhole() {
    add(tenant("a"), "ENABLED", 1);
    add(tenant("b").cloudId("c"), "DISABLED", 2);
    add(tenant("d"), "UNINSTALLED", 3);

    AtlassianHosts hosts = upgraded();

    assertThat(hosts.list("", 10))
        .containsExactly(
            tenant("a").host(),
            tenant("b").cloudId("c").host().withStatus(HostStatus.DISABLED),
            tenant("d").host().withStatus(HostStatus.UNINSTALLED));
    assertThat(hosts.previousSecret("a")).isEmpty();
  }

  @Test
  void tenant_canBeReplacedAtItsUrlOrInItsCloud() {
    add(tenant("a").baseUrl(SITE), "ENABLED", 1);
    add(tenant("b").cloudId("c"), "DISABLED", 2);
    AtlassianHosts hosts = upgraded();

    AtlassianHost next = tenant("next").baseUrl(SITE).cloudId("c").host();

    assertThat(hosts.install(next, tokens.use("t1")).replaced()).containsExactly("a", "b");
  }

  @Test
  void ofSeveralTenantsOfOneSite_theLastOneStaysInstalled() {
    add(tenant("a").baseUrl(SITE), "ENABLED", 1);
    add(tenant("b").baseUrl(SITE), "DISABLED", 3);
    add(tenant("c").baseUrl(SITE), "UNINSTALLED", 4);
    add(tenant("d").baseUrl(SITE).product(Product.CONFLUENCE), "ENABLED", 1);
    add(tenant("e").cloudId("c"), "ENABLED", 5);
    add(tenant("f").cloudId("c"), "ENABLED", 5);

    AtlassianHosts hosts = upgraded();

    assertThat(hosts.list("", 10))
        .map(AtlassianHost::status)
        .map(HostStatus::name)
        .isEqualTo(
            Arrays.asList(
                "UNINSTALLED", "DISABLED", "UNINSTALLED", "ENABLED", "UNINSTALLED", "ENABLED"));
  }

  @Test
  void tenant_keepsItsFormerSecretWhenItIsInstalledAgain() {
    add(tenant("a"), "ENABLED", 1);
    AtlassianHosts hosts = upgraded();

    hosts.install(tenant("a").secret("next").host(), tokens.use("t1"));

    assertThat(hosts.previousSecret("a").orElseThrow().secret().reveal()).isEqualTo("secret of a");
  }

  private void add(Tenant tenant, String status, long updatedAt) {
    VersionOne.add(dataSource, tenant, status, updatedAt);
  }

  private AtlassianHosts upgraded() {
    Schema.of(dataSource).create();
    return Stores.hosts(dataSource, clock);
  }
}
