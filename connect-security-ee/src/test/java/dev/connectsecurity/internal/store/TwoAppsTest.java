package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.fullTenant;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.testing.FixedKey;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Two apps in one database; a site has the same client key in both. */
final class TwoAppsTest {
  private final MovableClock clock = new MovableClock();
  private final Tokens tokens = new Tokens(clock);
  private final DataSource dataSource = H2.current();
  private final AtlassianHosts one = app("com.example.one");
  private final AtlassianHosts two = app("com.example.two");

  @Test
  void tenantOfOneApp_isUnknownToTheOther() {
    one.install(tenant("a").host(), tokens.use("t1"));

    assertThat(two.find("a")).isEmpty();
    assertThat(two.setEnabled("a", false)).isEqualTo(Change.NOTHING);
    assertThat(two.uninstall("a", tokens.use("t2"))).isEqualTo(Change.NOTHING);
    assertThat(one.find("a")).map(AtlassianHost::status).contains(HostStatus.ENABLED);
  }

  @Test
  void sameSiteInBothApps_hasASecretOfItsOwnInEach() {
    AtlassianHost atOne = tenant("a").host();
    AtlassianHost atTwo = fullTenant("a").host();

    assertThat(one.install(atOne, tokens.use("t1")).change()).isEqualTo(Change.CREATED);
    assertThat(two.install(atTwo, tokens.use("t2")).change()).isEqualTo(Change.CREATED);

    assertThat(one.find("a")).contains(atOne);
    assertThat(two.find("a")).contains(atTwo);
  }

  @Test
  void uninstallationAtOneApp_leavesTheOtherAlone() {
    one.install(tenant("a").host(), tokens.use("t1"));
    two.install(tenant("a").host(), tokens.use("t2"));

    one.uninstall("a", tokens.use("t3"));

    assertThat(one.find("a")).map(AtlassianHost::status).contains(HostStatus.UNINSTALLED);
    assertThat(two.find("a")).map(AtlassianHost::status).contains(HostStatus.ENABLED);
  }

  private AtlassianHosts app(String key) {
    return new JdbcStore(
            dataSource, key, Encryption.by(FixedKey.cipher()), OutsideTransaction.none(), clock)
        .hosts(Stores.OVERLAP);
  }
}
