package dev.connectsecurity.internal.store;

import static dev.connectsecurity.HostStatus.DISABLED;
import static dev.connectsecurity.HostStatus.ENABLED;
import static dev.connectsecurity.HostStatus.UNINSTALLED;
import static dev.connectsecurity.internal.store.Tenant.fullTenant;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static dev.connectsecurity.spi.Change.CREATED;
import static dev.connectsecurity.spi.Change.DONE;
import static dev.connectsecurity.spi.Change.REPEATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.spi.Installation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store promises about the one installed tenant of a site and product. */
interface SitePromises extends StoreUnderTest {

  @Test
  default void newKeyAtTheSameUrl_replacesTheTenantThatHadIt() {
    put(tenant("a").baseUrl(SITE), "t1");
    hosts().find("a");

    assertThat(put(tenant("b").baseUrl(SITE), "t2"))
        .isEqualTo(new Installation(CREATED, List.of("a")));

    assertThat(found("a").status()).isEqualTo(UNINSTALLED);
    assertThat(found("b").status()).isEqualTo(ENABLED);
    assertThat(put(tenant("b").baseUrl(SITE), "t3")).isEqualTo(Installation.of(DONE));
  }

  @Test
  default void newKeyWithTheSameCloudId_replacesTheTenantThatWasRenamed() {
    put(tenant("a").cloudId("c").baseUrl("https://old.atlassian.net"), "t1");

    assertThat(put(tenant("b").cloudId("c").baseUrl("https://new.atlassian.net"), "t2"))
        .isEqualTo(new Installation(CREATED, List.of("a")));

    assertThat(statuses("a", "b")).containsExactly(UNINSTALLED, ENABLED);
  }

  @Test
  default void newKeyThatMeetsTwoTenants_replacesBoth() {
    put(tenant("a").baseUrl(SITE), "t1");
    put(tenant("b").cloudId("c"), "t2");

    assertThat(put(tenant("d").baseUrl(SITE).cloudId("c"), "t3"))
        .isEqualTo(new Installation(CREATED, List.of("a", "b")));

    assertThat(statuses("a", "b", "d")).containsExactly(UNINSTALLED, UNINSTALLED, ENABLED);
  }

  @Test
  default void otherProductOfTheSite_isAnotherTenant() {
    put(tenant("a").cloudId("c").baseUrl(SITE), "t1");

    assertThat(put(tenant("b").cloudId("c").baseUrl(SITE).product(Product.CONFLUENCE), "t2"))
        .isEqualTo(Installation.of(CREATED));

    assertThat(statuses("a", "b")).containsExactly(ENABLED, ENABLED);
  }

  @Test
  default void tenantThatIsSwitchedOff_isReplacedToo() {
    put(tenant("a").baseUrl(SITE), "t1");
    hosts().setEnabled("a", false);

    assertThat(put(tenant("b").baseUrl(SITE), "t2").replaced()).containsExactly("a");

    assertThat(statuses("a", "b")).containsExactly(UNINSTALLED, ENABLED);
  }

  @Test
  default void uninstalledTenantAtTheSameUrl_isNotReplaced() {
    put(tenant("a").baseUrl(SITE), "t1");
    hosts().uninstall("a", tokens().use("t2"));

    assertThat(put(tenant("b").baseUrl(SITE), "t3")).isEqualTo(Installation.of(CREATED));
  }

  @Test
  default void replacedTenant_canNeitherBeEnabledNorVerifiedButInstalledAgain() {
    put(tenant("a").baseUrl(SITE).secret("first"), "t1");
    put(tenant("a").baseUrl(SITE).secret("second"), "t2");
    put(tenant("b").baseUrl(SITE), "t3");

    hosts().setEnabled("a", true);
    assertThat(found("a").status()).isEqualTo(UNINSTALLED);
    assertThat(hosts().previousSecret("a")).isEmpty();

    assertThat(put(tenant("a").baseUrl(SITE), "t4"))
        .isEqualTo(new Installation(DONE, List.of("b")));
    assertThat(statuses("a", "b")).containsExactly(ENABLED, UNINSTALLED);
  }

  @Test
  default void tenantThatMoves_leavesItsOldSiteFree() {
    put(tenant("a").baseUrl(SITE), "t1");
    put(tenant("a").baseUrl("https://new.atlassian.net"), "t2");

    assertThat(put(tenant("b").baseUrl(SITE), "t3")).isEqualTo(Installation.of(CREATED));

    assertThat(statuses("a", "b")).containsExactly(ENABLED, ENABLED);
  }

  @Test
  default void repeatedToken_replacesNobody() {
    put(tenant("a").baseUrl(SITE), "t1");
    put(tenant("b").baseUrl(SITE), "t2");
    put(tenant("a").baseUrl(SITE), "t3");

    assertThat(put(tenant("b").baseUrl(SITE), "t2")).isEqualTo(Installation.of(REPEATED));

    assertThat(statuses("a", "b")).containsExactly(ENABLED, UNINSTALLED);
  }

  @Test
  default void fourKeysAtOneSiteAtOnce_leaveOneInstalled() throws Exception {
    for (int round = 0; round < 5; round++) {
      String mark = " in round " + round;
      AtOnce.run(4, i -> put(fullTenant("key " + i).baseUrl(SITE).cloudId("c"), i + mark));

      assertThat(statuses("key 0", "key 1", "key 2", "key 3"))
          .containsOnlyOnce(ENABLED)
          .containsOnly(ENABLED, UNINSTALLED)
          .doesNotContain(DISABLED);
    }
  }

  /** The site that tenants share. */
  String SITE = "https://shared.atlassian.net";

  private Installation put(Tenant tenant, String token) {
    return hosts().install(tenant.host(), tokens().use(token));
  }

  private List<HostStatus> statuses(String... clientKeys) {
    return Arrays.stream(clientKeys).map(this::found).map(AtlassianHost::status).toList();
  }
}
