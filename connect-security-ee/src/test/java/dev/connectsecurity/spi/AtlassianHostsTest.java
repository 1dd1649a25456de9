package dev.connectsecurity.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the contract itself brings, to whoever writes a store. */
final class AtlassianHostsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void storeWithoutCache_findsFreshWhatItFinds() {
    AtlassianHost tenant =
        new AtlassianHost(
            "A",
            Product.JIRA,
            URI.create("https://acme.atlassian.net"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Secret.of("secret"),
            Set.of(),
            HostStatus.ENABLED);
    AtlassianHosts store = new Uncached(tenant);

    assertThat(store.findFresh("A")).contains(tenant);
    assertThat(store.findFresh("B")).isEmpty();
  }

  @Test
  void storeThatKeepsTenantsOnly_hasNothingMoreToTell() {
    AtlassianHosts store = new Uncached(null);

    assertThat(store.previousSecret("A")).isEmpty();
    assertThat(store.list("", 10)).isEmpty();
    assertThat(store.uninstalled(NOW, 10)).isEmpty();
    assertThat(store.forget("A", NOW)).isFalse();
  }

  @Test
  void installation_isAFixedValueWithoutNulls() {
    List<String> replaced = new ArrayList<>(List.of("B"));
    Installation installation = new Installation(Change.CREATED, replaced);
    replaced.add("C");

    assertThat(installation.replaced()).containsExactly("B");
    assertThat(Installation.of(Change.DONE)).isEqualTo(new Installation(Change.DONE, List.of()));
    assertThatNullPointerException().isThrownBy(() -> Installation.of(null)).withMessage("change");
  }

  @Test
  void previousSecretWithoutAComponent_isRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> new PreviousSecret(null, NOW))
        .withMessage("secret");
    assertThatNullPointerException()
        .isThrownBy(() -> new PreviousSecret(Secret.of("s"), null))
        .withMessage("until");
  }

  @Test
  void tokenUseWithoutAComponent_isRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> new TokenUse(null, "b", NOW, NOW))
        .withMessage("tokenHash");
    assertThatNullPointerException()
        .isThrownBy(() -> new TokenUse("t", null, NOW, NOW))
        .withMessage("bodyHash");
    assertThatNullPointerException()
        .isThrownBy(() -> new TokenUse("t", "b", null, NOW))
        .withMessage("usedAt");
    assertThatNullPointerException()
        .isThrownBy(() -> new TokenUse("t", "b", NOW, null))
        .withMessage("expiresAt");
  }

  private record Uncached(AtlassianHost tenant) implements AtlassianHosts {

    @Override
    public Optional<AtlassianHost> find(String clientKey) {
      return Optional.of(tenant).filter(host -> host.clientKey().equals(clientKey));
    }

    @Override
    public Installation install(AtlassianHost host, TokenUse token) {
      return Installation.of(Change.NOTHING);
    }

    @Override
    public Change uninstall(String clientKey, TokenUse token) {
      return Change.NOTHING;
    }

    @Override
    public Change setEnabled(String clientKey, boolean enabled) {
      return Change.NOTHING;
    }
  }
}
