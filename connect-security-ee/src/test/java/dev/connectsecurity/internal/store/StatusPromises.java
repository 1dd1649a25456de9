package dev.connectsecurity.internal.store;

import static dev.connectsecurity.HostStatus.DISABLED;
import static dev.connectsecurity.HostStatus.ENABLED;
import static dev.connectsecurity.HostStatus.UNINSTALLED;
import static dev.connectsecurity.internal.store.Tenant.fullTenant;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static dev.connectsecurity.spi.Change.DONE;
import static dev.connectsecurity.spi.Change.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises about uninstalling, enabling and disabling. */
interface StatusPromises extends StoreUnderTest {

  @Test
  default void uninstall_keepsTheRowAsUninstalled() {
    install(fullTenant("a"), "t1");
    hosts().find("a");

    assertThat(hosts().uninstall("a", tokens().use("t2"))).isEqualTo(DONE);

    assertThat(hosts().find("a")).contains(fullTenant("a").host().withStatus(UNINSTALLED));
  }

  @Test
  default void uninstallOfADisabledTenant_isDone() {
    install(tenant("a"), "t1");
    hosts().setEnabled("a", false);

    assertThat(hosts().uninstall("a", tokens().use("t2"))).isEqualTo(DONE);
  }

  @Test
  default void secondUninstall_isNothing() {
    install(tenant("a"), "t1");
    hosts().uninstall("a", tokens().use("t2"));

    assertThat(hosts().uninstall("a", tokens().use("t3"))).isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", " a", "a\0"})
  default void uninstallOfAnUnknownTenant_isNothing(String clientKey) {
    install(tenant("a"), "t1");

    assertThat(hosts().uninstall(clientKey, tokens().use("t2"))).isEqualTo(NOTHING);

    assertThat(hosts().find(clientKey)).isEmpty();
    assertThat(found("a").status()).isEqualTo(ENABLED);
  }

  @Test
  default void enabledTenant_canBeDisabledOnce() {
    install(fullTenant("a"), "t1");
    hosts().find("a");

    assertThat(hosts().setEnabled("a", false)).isEqualTo(DONE);
    assertThat(hosts().setEnabled("a", false)).isEqualTo(NOTHING);

    assertThat(hosts().find("a")).contains(fullTenant("a").host().withStatus(DISABLED));
  }

  @Test
  default void disabledTenant_canBeEnabledOnce() {
    install(tenant("a"), "t1");
    hosts().setEnabled("a", false);

    assertThat(hosts().setEnabled("a", true)).isEqualTo(DONE);
    assertThat(hosts().setEnabled("a", true)).isEqualTo(NOTHING);

    assertThat(found("a").status()).isEqualTo(ENABLED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  default void uninstalledTenant_isNeitherEnabledNorDisabled(boolean enabled) {
    install(tenant("a"), "t1");
    hosts().uninstall("a", tokens().use("t2"));

    assertThat(hosts().setEnabled("a", enabled)).isEqualTo(NOTHING);

    assertThat(found("a").status()).isEqualTo(UNINSTALLED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", "a\0"})
  default void unknownTenant_isNeitherEnabledNorDisabled(String clientKey) {
    assertThat(hosts().setEnabled(clientKey, true)).isEqualTo(NOTHING);
    assertThat(hosts().setEnabled(clientKey, false)).isEqualTo(NOTHING);

    assertThat(hosts().find(clientKey)).isEmpty();
  }
}
