package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.tenant;
import static dev.connectsecurity.spi.Change.CREATED;
import static dev.connectsecurity.spi.Change.DONE;
import static dev.connectsecurity.spi.Change.NOTHING;
import static dev.connectsecurity.spi.Change.REPEATED;
import static dev.connectsecurity.spi.Change.REPLAYED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.spi.Change;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store promises when much happens at once. */
interface ConcurrencyPromises extends StoreUnderTest {

  @Test
  default void installAfterALookUp_isFoundAtOnce() {
    hosts().find("a");

    install(tenant("a"), "t1");

    assertThat(hosts().find("a")).isPresent();
  }

  @Test
  default void fiftyInstallsOfOneKeyAtOnce_leaveOneOfThemWhole() throws Exception {
    List<Change> changes = AtOnce.run(50, i -> install(numbered(i), "token " + i));

    assertThat(Collections.frequency(changes, CREATED)).isEqualTo(1);
    assertThat(Collections.frequency(changes, DONE)).isEqualTo(49);
    AtlassianHost stored = found("a");
    int winner = Integer.parseInt(stored.sharedSecret().reveal());
    assertThat(stored).isEqualTo(numbered(winner).host());
    assertThat(hosts().findFresh("a")).contains(stored);
  }

  @Test
  default void fiftyUsesOfOneTokenAtOnce_storeOnce() throws Exception {
    List<Change> changes = AtOnce.run(50, i -> install(tenant("a"), "t1"));

    assertThat(Collections.frequency(changes, CREATED)).isEqualTo(1);
    assertThat(Collections.frequency(changes, REPEATED)).isEqualTo(49);
  }

  @Test
  default void oneTokenWithFiftyBodiesAtOnce_acceptsOneBody() throws Exception {
    List<Change> changes =
        AtOnce.run(
            50, i -> hosts().install(numbered(i).host(), tokens().use("t1", "body " + i)).change());

    assertThat(Collections.frequency(changes, CREATED)).isEqualTo(1);
    assertThat(Collections.frequency(changes, REPLAYED)).isEqualTo(49);
    int winner = changes.indexOf(CREATED);
    assertThat(hosts().find("a")).contains(numbered(winner).host());
  }

  @Test
  default void twentyUninstallsAtOnce_areDoneOnce() throws Exception {
    install(tenant("a"), "t1");

    List<Change> changes = AtOnce.run(20, i -> hosts().uninstall("a", tokens().use("gone " + i)));

    assertThat(Collections.frequency(changes, DONE)).isEqualTo(1);
    assertThat(Collections.frequency(changes, NOTHING)).isEqualTo(19);
  }

  @Test
  default void manyInstallsAtOnceWithExpiredTokens_doNotBlockEachOther() throws Exception {
    for (int i = 0; i < 30; i++) {
      install(tenant("a"), "old " + i);
    }
    clock().advance(Duration.ofDays(1));

    List<Change> changes = AtOnce.run(16, i -> install(tenant("key " + i), "new " + i));

    assertThat(changes).containsOnly(CREATED);
  }

  private static Tenant numbered(int i) {
    return tenant("a")
        .secret(Integer.toString(i))
        .baseUrl("https://site-" + i + ".atlassian.net")
        .oauthClientId("client-" + i);
  }
}
