package dev.connectsecurity.it.installs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.Tenant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The application is told of every change, once, when it is stored. */
interface Events extends Promise {

  private List<String> events(Tenant tenant) {
    return http().get("/app/public/events?key=" + tenant.clientKey()).body().lines().toList();
  }

  private Answer switched(Tenant tenant, String event) {
    String token = tenant.token("POST", "/app/lifecycle/" + event).sign();
    return Atlassian.post(http(), event, token, Atlassian.body(tenant, event).toString());
  }

  @Test
  default void lifeOfATenant_isToldStepByStepAfterItIsStored() {
    Tenant tenant = Tenant.named("life");
    Atlassian.install(http(), tenant);
    assertThat(switched(tenant, "disabled").status()).isEqualTo(204);
    assertThat(switched(tenant, "enabled").status()).isEqualTo(204);
    assertThat(switched(tenant, "enabled").status()).isEqualTo(204);
    Atlassian.install(http(), tenant.withNewSecret());
    Atlassian.uninstall(http(), tenant);

    String key = tenant.clientKey();
    assertThat(events(tenant))
        .filteredOn(line -> !line.startsWith("later"))
        .containsExactly(
            "installed " + key + " ENABLED stored ENABLED",
            "disabled " + key + " DISABLED stored DISABLED",
            "enabled " + key + " ENABLED stored ENABLED",
            "installed-again " + key + " ENABLED stored ENABLED",
            "uninstalled " + key + " UNINSTALLED stored UNINSTALLED");
  }

  @Test
  default void asynchronousObserver_isToldToo() {
    Tenant tenant = Tenant.named("later");
    Atlassian.install(http(), tenant);

    String line = "later " + tenant.clientKey();
    assertThat(
            Stream.generate(() -> events(tenant)).limit(500).anyMatch(seen -> seen.contains(line)))
        .isTrue();
  }

  @Test
  default void row88_secondUninstall_isAnsweredAndNotTold() {
    Tenant tenant = Tenant.named("twice");
    Atlassian.install(http(), tenant);
    Atlassian.uninstall(http(), tenant);
    Atlassian.uninstall(http(), tenant);

    assertThat(events(tenant)).filteredOn(line -> line.startsWith("uninstalled")).hasSize(1);
  }

  @Test
  default void row88_uninstallOfNobody_isAnsweredAndNotTold() {
    Tenant tenant = Tenant.named("never-here");
    Atlassian.uninstall(http(), tenant);

    assertThat(events(tenant)).isEmpty();
    assertThat(stored(tenant)).isEqualTo("nobody");
  }

  @Test
  default void row93_observerThatFails_undoesNothing() {
    Tenant tenant = Tenant.named("trouble");

    assertThat(Atlassian.post(http(), "installed", tenant).status()).isEqualTo(204);
    assertThat(stored(tenant)).startsWith("ENABLED");
    assertThat(open(tenant).status()).isEqualTo(200);
  }

  @Test
  default void rejection_isToldWithTheTenantItClaimsToBe() {
    Tenant tenant = Tenant.named("wronged");
    Atlassian.install(http(), tenant);
    Gate.assertRefusal(open(tenant.withNewSecret()), 401);

    assertThat(events(tenant)).contains("rejected " + tenant.clientKey() + " SIGNATURE");
  }

  @Test
  default void scopesOfATenant_areThoseOfTheDescriptor() {
    assertThat(stored(cast().a())).contains("READ").contains("WRITE");
  }
}
