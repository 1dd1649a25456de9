package dev.connectsecurity.it.installs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.Cast;
import dev.connectsecurity.it.support.Forge;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.samples.simulator.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Callbacks that a line of text can describe: the peers' table (P) and the corpus. */
interface InstallTables extends Promise {

  @ParameterizedTest(name = "row {0}: {1}")
  @CsvFileSource(resources = "/installs.csv", delimiter = '|', quoteCharacter = '`')
  default void callback_isStoredOrChangesNothing(
      String row,
      String words,
      String state,
      String event,
      String header,
      String claims,
      String key,
      String bodyChange,
      int status,
      String reason,
      int fetches) {
    Cast known = cast();
    Tenant tenant = Tenant.named("row");
    if (state.equals("known")) {
      Atlassian.install(http(), tenant);
    }
    Forge forge = new Forge(new Cast(tenant, known.b(), known.uninstalled(), ""));
    String signer = key == null ? "published RSA" : key;
    String token = forge.callback(new Forge.Row(header, claims, signer), event);
    String body = forge.body(Atlassian.body(tenant, event).toString(), bodyChange);
    String before = stored(tenant);
    int fetched = keyServer().below("/");

    if (status == 204) {
      assertThat(Atlassian.post(http(), event, token, body).status()).isEqualTo(204);
      assertThat(stored(tenant)).startsWith("ENABLED").contains(tenant.secret());
    } else {
      gate().turnsAway(status, reason, () -> Atlassian.post(http(), event, token, body));
      assertThat(stored(tenant)).isEqualTo(before);
    }
    assertThat(keyServer().below("/") - fetched).as("fetches").isEqualTo(fetches);
  }

  @Test
  default void peersRow1_keyOfAKid_isFetchedOnce() {
    String kid = Atlassian.simulator().keyServer().rotate().kid();

    Answer first = Atlassian.post(http(), "installed", Tenant.named("first"));
    Answer second = Atlassian.post(http(), "installed", Tenant.named("second"));

    assertThat(first.status()).isEqualTo(204);
    assertThat(second.status()).isEqualTo(204);
    assertThat(keyServer().of("GET", "/" + kid)).isEqualTo(1);
  }

  private static Counts keyServer() {
    return Atlassian.simulator().keyServer().counts();
  }
}
