package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Secret;
import dev.connectsecurity.spi.PreviousSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store promises about the secret before a re-installation. */
interface SecretPromises extends StoreUnderTest {

  @Test
  default void firstInstallation_hasNoPreviousSecret() {
    install(tenant("a"), "t1");

    assertThat(hosts().previousSecret("a")).isEmpty();
    assertThat(hosts().previousSecret("unknown")).isEmpty();
    assertThat(hosts().previousSecret("a\0")).isEmpty();
  }

  @Test
  default void reinstallation_keepsTheFormerSecretUntilItsTimeIsOver() {
    install(tenant("a").secret("first"), "t1");
    install(tenant("a").secret("second"), "t2");
    Instant until = clock().instant().plus(Stores.OVERLAP);

    assertThat(hosts().previousSecret("a")).contains(new PreviousSecret(Secret.of("first"), until));
    assertThat(found("a").sharedSecret()).isEqualTo(Secret.of("second"));

    clock().advance(Stores.OVERLAP.minusMillis(1));
    assertThat(previous()).contains("first");
    clock().advance(Duration.ofMillis(1));
    assertThat(previous()).isEmpty();
    clock().advance(Duration.ofMillis(1));
    assertThat(previous()).isEmpty();
  }

  @Test
  default void reinstallationWithTheSameSecret_neitherMakesNorProlongsAPreviousOne() {
    install(tenant("a").secret("first"), "t1");
    install(tenant("a").secret("first"), "t2");
    assertThat(previous()).isEmpty();

    install(tenant("a").secret("second"), "t3");
    clock().advance(Stores.OVERLAP.minusMillis(1));
    install(tenant("a").secret("second"), "t4");
    assertThat(previous()).contains("first");
    clock().advance(Duration.ofMillis(1));
    assertThat(previous()).isEmpty();
  }

  @Test
  default void secondReinstallation_keepsTheLastSecretOnly() {
    install(tenant("a").secret("first"), "t1");
    install(tenant("a").secret("second"), "t2");
    install(tenant("a").secret("third"), "t3");

    assertThat(previous()).contains("second");
  }

  @Test
  default void uninstallation_endsThePreviousSecret() {
    install(tenant("a").secret("first"), "t1");
    install(tenant("a").secret("second"), "t2");
    hosts().uninstall("a", tokens().use("t3"));
    assertThat(previous()).isEmpty();

    install(tenant("a").secret("third"), "t4");
    assertThat(previous()).isEmpty();
  }

  @Test
  default void switchedOffTenant_keepsItsPreviousSecret() {
    install(tenant("a").secret("first"), "t1");
    hosts().setEnabled("a", false);
    install(tenant("a").secret("second"), "t2");
    hosts().setEnabled("a", false);

    assertThat(previous()).contains("first");
  }

  private Optional<String> previous() {
    return hosts().previousSecret("a").map(PreviousSecret::secret).map(Secret::reveal);
  }
}
