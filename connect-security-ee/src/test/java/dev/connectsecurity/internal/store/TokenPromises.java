package dev.connectsecurity.internal.store;

import static dev.connectsecurity.HostStatus.ENABLED;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static dev.connectsecurity.spi.Change.DONE;
import static dev.connectsecurity.spi.Change.REPEATED;
import static dev.connectsecurity.spi.Change.REPLAYED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.spi.TokenUse;
import org.junit.jupiter.api.Test;

/** What every store promises about used tokens. */
interface TokenPromises extends StoreUnderTest {

  @Test
  default void sameTokenAndBody_isRepeatedAndChangesNothing() {
    install(tenant("a"), "t1");

    assertThat(install(tenant("a").secret("next"), "t1")).isEqualTo(REPEATED);

    assertThat(hosts().find("a")).contains(tenant("a").host());
  }

  @Test
  default void sameTokenWithAnotherBody_isReplayedAndChangesNothing() {
    install(tenant("a"), "t1");
    TokenUse stolen = tokens().use("t1", "another body");

    assertThat(hosts().install(tenant("a").secret("evil").host(), stolen).change())
        .isEqualTo(REPLAYED);
    assertThat(hosts().install(tenant("b").host(), stolen).change()).isEqualTo(REPLAYED);

    assertThat(hosts().find("a")).contains(tenant("a").host());
    assertThat(hosts().find("b")).isEmpty();
  }

  @Test
  default void repeatedTokenOfAnOlderInstall_doesNotBringTheOldSecretBack() {
    install(tenant("a").secret("old"), "t1");
    install(tenant("a").secret("new"), "t2");

    assertThat(install(tenant("a").secret("old"), "t1")).isEqualTo(REPEATED);

    assertThat(hosts().find("a")).contains(tenant("a").secret("new").host());
  }

  @Test
  default void usedToken_isRememberedPastItsExpiry() {
    install(tenant("a"), "t1");
    clock().advance(Tokens.LIFETIME.plus(TokenUses.KEPT));
    install(tenant("b"), "t2");

    assertThat(install(tenant("a"), "t1")).isEqualTo(REPEATED);
  }

  @Test
  default void usedToken_isForgottenLongAfterItsExpiry() {
    install(tenant("a"), "t1");
    clock().advance(Tokens.LIFETIME.plus(TokenUses.KEPT).plusMillis(1));
    install(tenant("b"), "t2");

    assertThat(install(tenant("a"), "t1")).isEqualTo(DONE);
  }

  @Test
  default void uninstallOfAnUnknownTenant_usesUpItsToken() {
    hosts().uninstall("a", tokens().use("t1", "b1"));

    assertThat(hosts().uninstall("a", tokens().use("t1", "b1"))).isEqualTo(REPEATED);
    assertThat(hosts().uninstall("a", tokens().use("t1", "b2"))).isEqualTo(REPLAYED);
  }

  @Test
  default void repeatedUninstallToken_doesNotUninstallAgain() {
    install(tenant("a"), "t1");
    hosts().uninstall("a", tokens().use("t2"));
    install(tenant("a"), "t3");

    assertThat(hosts().uninstall("a", tokens().use("t2"))).isEqualTo(REPEATED);

    assertThat(found("a").status()).isEqualTo(ENABLED);
  }

  @Test
  default void installTokenOnAnUninstall_isReplayed() {
    install(tenant("a"), "t1");

    assertThat(hosts().uninstall("a", tokens().use("t1", "b"))).isEqualTo(REPLAYED);

    assertThat(found("a").status()).isEqualTo(ENABLED);
  }
}
