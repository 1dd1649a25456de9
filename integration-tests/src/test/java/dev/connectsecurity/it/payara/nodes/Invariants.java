package dev.connectsecurity.it.payara.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.RawHttp;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What must hold whenever a load has come to rest, whatever has happened to nodes and database. */
final class Invariants {
  private static final Duration PROMPT = Duration.ofSeconds(5);

  private final Crew crew;
  private final TwoNodes nodes;
  private final Database database;

  Invariants(Crew crew, TwoNodes nodes, Database database) {
    this.crew = crew;
    this.nodes = nodes;
    this.database = database;
  }

  /** Fails unless they hold. */
  void hold() {
    nobodyWasLetInOrTurnedAwayWrongly();
    nothingIsLocked();
    tenantsAreOfOneInstallEach();
    nobodyHasToConsentAgain();
  }

  private void nobodyWasLetInOrTurnedAwayWrongly() {
    assertThat(crew.figures().wrong()).isEmpty();
    assertThat(crew.figures().count(Verdict.WRONG_ACCEPT)).isZero();
    assertThat(crew.figures().count(Verdict.WRONG_REFUSAL)).isZero();
    assertThat(crew.figures().count(Verdict.WRONG_FORM)).isZero();
  }

  private void nothingIsLocked() {
    Poll.until("nothing is locked", PROMPT, () -> database.openTransactions().isEmpty());
  }

  // Status, base URL and secret are of the last install that was acknowledged, or of a later one.
  private void tenantsAreOfOneInstallEach() {
    String shown = "SELECT client_key FROM connect_host WHERE status <> 'UNINSTALLED'";
    assertThat(database.rows(shown + " AND (site_by_url IS NULL)")).isEmpty();
    for (RawHttp node : nodes.all()) {
      Map<String, String> rows = rows(node);
      assertThat(crew.customers().stream().map(c -> c.wrong(rows.get(c.key()))))
          .filteredOn(Optional::isPresent)
          .isEmpty();
    }
  }

  private void nobodyHasToConsentAgain() {
    assertThat(database.rows("SELECT id FROM connect_grant WHERE status = 'ACTIVE'"))
        .hasSameSizeAs(crew.browsers());
    assertThat(database.rows("SELECT id FROM connect_grant")).hasSameSizeAs(crew.browsers());
    for (RawHttp node : nodes.all()) {
      assertThat(crew.browsers())
          .allSatisfy(browser -> assertThat(browser.ask(node).status()).isEqualTo(200));
    }
  }

  // Fails if there are two rows of one tenant.
  private static Map<String, String> rows(RawHttp node) {
    return node.get("/app/public/tenants")
        .body()
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }
}
