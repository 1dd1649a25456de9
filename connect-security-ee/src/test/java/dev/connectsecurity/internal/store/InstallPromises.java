package dev.connectsecurity.internal.store;

import static dev.connectsecurity.HostStatus.ENABLED;
import static dev.connectsecurity.HostStatus.UNINSTALLED;
import static dev.connectsecurity.internal.store.Tenant.fullTenant;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static dev.connectsecurity.spi.Change.CREATED;
import static dev.connectsecurity.spi.Change.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.HostStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises about finding and installing. */
interface InstallPromises extends StoreUnderTest {

  @Test
  default void unknownKey_isNotThere() {
    assertThat(hosts().find("a")).isEmpty();
    assertThat(hosts().findFresh("a")).isEmpty();
  }

  @Test
  default void firstInstall_isCreated() {
    assertThat(install(tenant("a"), "t1")).isEqualTo(CREATED);
  }

  @Test
  default void installWithEverything_isFoundWhole() {
    install(fullTenant("a"), "t1");

    assertThat(hosts().find("a")).contains(fullTenant("a").host());
    assertThat(hosts().findFresh("a")).contains(fullTenant("a").host());
  }

  @Test
  default void installWithNothingOptional_isFoundWhole() {
    install(tenant("a"), "t1");

    assertThat(hosts().find("a")).contains(tenant("a").host());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DISABLED", "UNINSTALLED"})
  default void installWithAnotherStatus_isEnabled(HostStatus given) {
    hosts().install(tenant("a").host().withStatus(given), tokens().use("t1"));

    assertThat(found("a").status()).isEqualTo(ENABLED);
  }

  @Test
  default void reinstall_replacesEveryComponent() {
    install(tenant("a"), "t1");
    hosts().find("a");

    assertThat(install(fullTenant("a").secret("next"), "t2")).isEqualTo(DONE);

    assertThat(hosts().find("a")).contains(fullTenant("a").secret("next").host());
  }

  @Test
  default void reinstallWithoutOptionalValues_dropsThem() {
    install(fullTenant("a"), "t1");

    install(tenant("a"), "t2");

    assertThat(hosts().find("a")).contains(tenant("a").host());
  }

  @Test
  default void reinstallOfADisabledTenant_enablesIt() {
    install(tenant("a"), "t1");
    hosts().setEnabled("a", false);

    assertThat(install(tenant("a"), "t2")).isEqualTo(DONE);

    assertThat(found("a").status()).isEqualTo(ENABLED);
  }

  @Test
  default void reinstallAfterUninstall_enablesTheSameRow() {
    install(tenant("a"), "t1");
    hosts().uninstall("a", tokens().use("t2"));

    assertThat(install(tenant("a").secret("next"), "t3")).isEqualTo(DONE);

    assertThat(hosts().find("a")).contains(tenant("a").secret("next").host());
  }

  @Test
  default void newKeyOnTheSameSite_leavesTheUninstalledTenantAlone() {
    install(tenant("a"), "t1");
    hosts().uninstall("a", tokens().use("t2"));

    assertThat(install(tenant("b"), "t3")).isEqualTo(CREATED);

    assertThat(found("a").status()).isEqualTo(UNINSTALLED);
    assertThat(found("b").status()).isEqualTo(ENABLED);
  }
}
