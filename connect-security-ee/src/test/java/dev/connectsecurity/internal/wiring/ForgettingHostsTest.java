package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.store.MemoryHosts;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.TokenUse;
import dev.connectsecurity.testing.MovableTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ForgettingHostsTest {
  private static final AtlassianHost TENANT = tenant("A");
  private static final AtlassianHost AT_THE_SAME_SITE = tenant("B");

  private final MovableTime time = new MovableTime();
  private final List<String> forgotten = new ArrayList<>();
  private final ForgettingHosts hosts =
      new ForgettingHosts(new MemoryHosts(Duration.ofMinutes(15), time), forgotten::add);

  @Test
  void tenant_isForgottenWhenItComesAndWhenItGoes() {
    assertThat(hosts.install(TENANT, use("0"))).isEqualTo(Installation.of(Change.CREATED));
    assertThat(forgotten).containsExactly("A");
    assertThat(hosts.uninstall("A", use("1"))).isEqualTo(Change.DONE);
    assertThat(forgotten).containsExactly("A", "A");
  }

  @Test
  void tenantThatIsReplaced_isForgottenToo() {
    hosts.install(TENANT, use("0"));

    assertThat(hosts.install(AT_THE_SAME_SITE, use("1")).replaced()).containsExactly("A");

    assertThat(forgotten).containsExactly("A", "A", "B");
  }

  @Test
  void changeOfWhichNobodyKnows_countsAsOne() {
    ForgettingHosts broken = new ForgettingHosts(new Broken(), forgotten::add);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> broken.install(TENANT, use("0")));
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> broken.uninstall("B", use("1")));
    assertThat(forgotten).containsExactly("A", "B");
  }

  @Test
  void allElse_isTheStoresBusiness() {
    AtlassianHosts store = new MemoryHosts(Duration.ofMinutes(15), time);
    store.install(TENANT, use("0"));
    ForgettingHosts quiet = new ForgettingHosts(store, forgotten::add);

    assertThat(quiet.find("A")).contains(TENANT);
    assertThat(quiet.findFresh("A")).contains(TENANT);
    assertThat(quiet.previousSecret("A")).isEqualTo(store.previousSecret("A"));
    assertThat(quiet.list("", 10)).isEqualTo(store.list("", 10));
    assertThat(quiet.setEnabled("A", false)).isEqualTo(Change.DONE);
    store.uninstall("A", use("1"));
    Instant later = time.instant().plusMillis(1);
    assertThat(quiet.uninstalled(later, 10)).containsExactly("A");
    assertThat(quiet.forget("A", later)).isTrue();
    assertThat(store.find("A")).isEmpty();
    assertThat(forgotten).isEmpty();
  }

  private static AtlassianHost tenant(String clientKey) {
    return new AtlassianHost(
        clientKey,
        Product.JIRA,
        URI.create("https://acme.atlassian.net"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Secret.of("a-secret-of-tenant-A-that-is-long-enough"),
        Set.of(),
        HostStatus.ENABLED);
  }

  private TokenUse use(String digit) {
    return new TokenUse(
        digit.repeat(64), digit.repeat(64), time.instant(), time.instant().plusSeconds(60));
  }

  private static final class Broken implements AtlassianHosts {

    @Override
    public Optional<AtlassianHost> find(String clientKey) {
      return Optional.empty();
    }

    @Override
    public Installation install(AtlassianHost host, TokenUse token) {
      throw broken();
    }

    @Override
    public Change uninstall(String clientKey, TokenUse token) {
      throw broken();
    }

    @Override
    public Change setEnabled(String clientKey, boolean enabled) {
      throw broken();
    }

    private static UnavailableException broken() {
      return new UnavailableException(Reason.STORE_UNAVAILABLE, "the commit gave no answer", null);
    }
  }
}
