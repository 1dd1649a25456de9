package dev.connectsecurity.internal.store;

import static dev.connectsecurity.HostStatus.DISABLED;
import static dev.connectsecurity.HostStatus.UNINSTALLED;
import static dev.connectsecurity.internal.store.Tenant.fullTenant;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static dev.connectsecurity.spi.Change.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AtlassianHost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store promises about listing tenants, and about forgetting them in the end. */
interface ListPromises extends StoreUnderTest {

  @Test
  default void list_givesWholeTenantsOfEveryStatus() {
    install(fullTenant("a"), "t1");
    install(tenant("b"), "t2");
    install(tenant("c"), "t3");
    hosts().setEnabled("b", false);
    hosts().uninstall("c", tokens().use("t4"));

    assertThat(hosts().list("", 10))
        .containsExactly(
            fullTenant("a").host(),
            tenant("b").host().withStatus(DISABLED),
            tenant("c").host().withStatus(UNINSTALLED));
  }

  @Test
  default void list_goesOnAfterAKeyInTheOrderOfKeys() {
    for (String key : List.of("B", "b", "1", "a", "A", "b-1")) {
      install(tenant(key), "token for " + key);
    }

    assertThat(keys(hosts().list("", 3))).containsExactly("1", "A", "B");
    assertThat(keys(hosts().list("B", 3))).containsExactly("a", "b", "b-1");
    assertThat(keys(hosts().list("aa", 1))).containsExactly("b");
    assertThat(hosts().list("b-1", 3)).isEmpty();
  }

  @Test
  default void uninstalledTenants_areListedOnceTheyAreOldEnough() {
    install(tenant("a"), "t1");
    install(tenant("b"), "t2");
    install(tenant("c"), "t3");
    hosts().uninstall("b", tokens().use("t4"));
    clock().advance(Duration.ofDays(1));
    Instant later = clock().instant();
    hosts().uninstall("a", tokens().use("t5"));

    assertThat(hosts().uninstalled(later.minus(Duration.ofDays(1)), 10)).isEmpty();
    assertThat(hosts().uninstalled(later, 10)).containsExactly("b");
    assertThat(hosts().uninstalled(later.plusMillis(1), 10)).containsExactly("b", "a");
    assertThat(hosts().uninstalled(later.plusMillis(1), 1)).containsExactly("b");
  }

  @Test
  default void forgottenTenant_isGoneAndCanBeInstalledAnew() {
    install(tenant("a"), "t1");
    hosts().uninstall("a", tokens().use("t2"));
    hosts().find("a");
    Instant before = clock().instant().plusMillis(1);

    assertThat(hosts().forget("a", before)).isTrue();

    assertThat(hosts().find("a")).isEmpty();
    assertThat(hosts().forget("a", before)).isFalse();
    assertThat(install(tenant("a"), "t3")).isEqualTo(CREATED);
  }

  @Test
  default void tenantThatIsInstalledOrNotOldEnough_isNotForgotten() {
    install(tenant("a"), "t1");
    assertThat(hosts().forget("a", clock().instant().plusSeconds(1))).isFalse();
    hosts().setEnabled("a", false);
    assertThat(hosts().forget("a", clock().instant().plusSeconds(1))).isFalse();

    hosts().uninstall("a", tokens().use("t2"));
    assertThat(hosts().forget("a", clock().instant())).isFalse();
    assertThat(hosts().forget("b", clock().instant())).isFalse();

    assertThat(found("a").status()).isEqualTo(UNINSTALLED);
  }

  private static List<String> keys(List<AtlassianHost> hosts) {
    return hosts.stream().map(AtlassianHost::clientKey).toList();
  }
}
