package dev.connectsecurity.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AppUninstalled;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.HostSummary;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.store.MemoryHosts;
import dev.connectsecurity.spi.TokenUse;
import dev.connectsecurity.testing.MovableTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people who support an app can see of its tenants, and do to them. */
final class StoredDirectoryTest {
  private static final String CANARY = "canary-secret-of-a-tenant-that-is-long";

  private final MovableTime time = new MovableTime();
  private final MemoryHosts hosts = new MemoryHosts(Duration.ZERO, time);
  private final List<Object> events = new ArrayList<>();
  private final StoredDirectory directory = new StoredDirectory(hosts, events::add, time);
  private final AtlassianHost plain = tenant("A", Optional.empty());
  private final AtlassianHost full = tenant("B", Optional.of("42"));

  @BeforeEach
  void install() {
    hosts.install(plain, use("0"));
    hosts.install(full, use("1"));
  }

  @Test
  void list_givesTenantsPageByPage() {
    assertThat(directory.list("", 1)).containsExactly(HostSummary.of(plain));
    assertThat(directory.list("A", 10)).containsExactly(HostSummary.of(full));
    assertThat(directory.list("B", 10)).isEmpty();
  }

  @Test
  void tenant_isFoundByItsKey() {
    assertThat(directory.find("B")).contains(HostSummary.of(full));
    assertThat(directory.find("C")).isEmpty();
  }

  @Test
  void export_isOneLineOfJsonForEachTenant() {
    assertThat(directory.export("", 10).lines())
        .containsExactly(
            "{\"clientKey\":\"A\",\"product\":\"jira\",\"baseUrl\":\"https://a.atlassian.net\","
                + "\"status\":\"ENABLED\",\"authentication\":\"JWT\",\"scopes\":[\"READ\","
                + "\"ADMIN\"]}",
            "{\"clientKey\":\"B\",\"product\":\"jira\",\"baseUrl\":\"https://b.atlassian.net\","
                + "\"status\":\"ENABLED\",\"authentication\":\"JWT\",\"scopes\":[\"READ\","
                + "\"ADMIN\"],\"displayUrl\":\"https://42.example\",\"cloudId\":\"42\","
                + "\"oauthClientId\":\"42\"}");
    assertThat(directory.export("B", 10)).isEmpty();
  }

  @Test
  void nothing_holdsASecret() {
    assertThat(directory.export("", 10) + directory.list("", 10) + directory.find("A"))
        .doesNotContain("canary");
  }

  @Test
  void tenantThatIsShutOut_countsAsUninstalledUntilItInstallsAgain() {
    assertThat(directory.shutOut("A")).isTrue();
    assertThat(directory.shutOut("A")).isFalse();
    assertThat(directory.shutOut("C")).isFalse();

    assertThat(hosts.find("A")).contains(plain.withStatus(HostStatus.UNINSTALLED));
    assertThat(events)
        .containsExactly(new AppUninstalled(plain.withStatus(HostStatus.UNINSTALLED)));
    hosts.install(plain, use("2"));
    assertThat(hosts.find("A")).contains(plain);
    assertThat(directory.shutOut("A")).isTrue();
  }

  private TokenUse use(String digit) {
    return new TokenUse(
        digit.repeat(64), digit.repeat(64), time.instant(), time.instant().plusSeconds(60));
  }

  private static AtlassianHost tenant(String clientKey, Optional<String> optional) {
    return new AtlassianHost(
        clientKey,
        Product.JIRA,
        URI.create("https://" + clientKey.toLowerCase(java.util.Locale.ROOT) + ".atlassian.net"),
        optional.map(name -> URI.create("https://" + name + ".example")),
        Optional.empty(),
        optional,
        optional,
        Secret.of(CANARY),
        Set.of(ConnectScope.READ, ConnectScope.ADMIN),
        HostStatus.ENABLED);
  }
}
