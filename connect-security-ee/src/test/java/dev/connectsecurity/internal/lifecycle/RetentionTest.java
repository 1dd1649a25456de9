package dev.connectsecurity.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostExpired;
import dev.connectsecurity.HostStatus;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When tenants that have gone are forgotten, and who learns of it first. */
final class RetentionTest {
  private static final Duration TIME = Duration.ofDays(90);

  private final MovableTime time = new MovableTime();
  private final MemoryHosts hosts = new MemoryHosts(Duration.ZERO, time);
  private final AtomicInteger tokens = new AtomicInteger();
  private final List<Object> events = new ArrayList<>();

  @Test
  void uninstalledTenant_isForgottenOnceItsTimeIsOver() {
    install("A");
    hosts.uninstall("A", use());

    time.pass(TIME);
    assertThat(retention(events::add).run(() -> false)).isZero();
    assertThat(hosts.find("A")).isPresent();

    time.pass(Duration.ofMillis(1));
    assertThat(retention(events::add).run(() -> false)).isEqualTo(1);
    assertThat(hosts.find("A")).isEmpty();
    assertThat(events).containsExactly(new HostExpired("A"));
  }

  @Test
  void installedTenant_isNeverForgotten() {
    install("A");
    install("B");
    hosts.setEnabled("B", false);
    time.pass(TIME.multipliedBy(10));

    assertThat(retention(events::add).run(() -> false)).isZero();

    assertThat(hosts.list("", 10)).hasSize(2);
    assertThat(events).isEmpty();
  }

  @Test
  void application_isToldBeforeTheTenantIsErased() {
    gone("A");
    List<Boolean> there = new ArrayList<>();

    retention(event -> there.add(hosts.find("A").isPresent())).run(() -> false);

    assertThat(there).containsExactly(true);
    assertThat(hosts.find("A")).isEmpty();
  }

  @Test
  void tenantWhoseObserverFails_isKeptForTheNextRun() {
    gone("A");
    gone("B");

    assertThat(retention(RetentionTest::failForA).run(() -> false)).isEqualTo(1);
    assertThat(hosts.list("", 10)).map(AtlassianHost::clientKey).containsExactly("A");

    assertThat(retention(events::add).run(() -> false)).isEqualTo(1);
    assertThat(hosts.list("", 10)).isEmpty();
  }

  @Test
  void tenantThatComesBackWhileTheApplicationIsTold_isKept() {
    gone("A");

    assertThat(retention(event -> install("A")).run(() -> false)).isZero();

    assertThat(hosts.find("A").map(AtlassianHost::status)).contains(HostStatus.ENABLED);
  }

  @Test
  void moreThanAPage_areAllForgottenButThoseThatAreKept() {
    for (int i = 0; i < 250; i++) {
      gone("A" + i);
    }

    int erased =
        retention(
                event -> {
                  if (((HostExpired) event).clientKey().compareTo("A2") < 0) {
                    throw new IllegalStateException("not yet");
                  }
                })
            .run(() -> false);

    assertThat(hosts.list("", 300)).hasSize(250 - erased).allMatch(RetentionTest::isKept);
    assertThat(erased).isEqualTo(138);
  }

  @Test
  void endOfTheApplication_erasesNoMore() {
    gone("A");
    gone("B");

    assertThat(retention(events::add).run(() -> !events.isEmpty())).isEqualTo(1);
    assertThat(hosts.list("", 10)).hasSize(1);
    assertThat(events).hasSize(1);
  }

  private static boolean isKept(AtlassianHost host) {
    return host.clientKey().compareTo("A2") < 0;
  }

  private static void failForA(Object event) {
    if (event.equals(new HostExpired("A"))) {
      throw new IllegalStateException("not yet");
    }
  }

  private Retention retention(LifecycleEvents told) {
    return new Retention(hosts, told, TIME, time);
  }

  private void gone(String clientKey) {
    install(clientKey);
    hosts.uninstall(clientKey, use());
    time.pass(TIME.plusMillis(1));
  }

  private void install(String clientKey) {
    AtlassianHost host =
        new AtlassianHost(
            clientKey,
            Product.JIRA,
            URI.create("https://" + clientKey + ".atlassian.net"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Secret.of("a-secret-of-a-tenant-that-is-long-enough"),
            Set.of(),
            HostStatus.ENABLED);
    hosts.install(host, use());
  }

  private TokenUse use() {
    String hash = "%064x".formatted(tokens.incrementAndGet());
    return new TokenUse(hash, hash, time.instant(), time.instant().plusSeconds(180));
  }
}
