package dev.connectsecurity.it.payara.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.samples.simulator.Fault;
import dev.connectsecurity.samples.simulator.OAuthServer;
import dev.connectsecurity.samples.simulator.User;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Consents (3LO) on two nodes and one PostgreSQL; no Connect app. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentOnTwoNodesIT {
  private static final OAuthServer OAUTH = Atlassian.simulator().oauth();
  private static final int CALLS = 200;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private Database database;
  private TwoNodes nodes;

  @BeforeAll
  void start() throws IOException {
    database = Database.start(folder);
    nodes = TwoNodes.start(folder, NodesApp.ofConsent(database));
  }

  @AfterAll
  void stop() throws IOException {
    nodes.close();
    database.close();
  }

  @Test
  void tables_areMadeOnceByNodesThatStartAtOnce() {
    assertThat(database.rows("SELECT version FROM connect_schema ORDER BY version"))
        .containsExactly("1", "2");
  }

  @RepeatedTest(10)
  void login_beginsOnOneNodeAndEndsOnTheOther(RepetitionInfo round) {
    int first = round.getCurrentRepetition();

    Browser browser = Browser.signedIn(nodes.node(first), nodes.node(first + 1), User.ALICE);

    assertThat(nodes.all())
        .allSatisfy(node -> assertThat(browser.ask(node).body()).contains("Alice"));
  }

  @RepeatedTest(10)
  void expiredGrant_isRenewedOnceByAllNodesTogether(RepetitionInfo round) {
    int first = round.getCurrentRepetition();
    Browser browser = Browser.signedIn(nodes.node(first), nodes.node(first + 1), User.BOB);
    nodes.all().forEach(node -> assertThat(browser.ask(node).status()).isEqualTo(200));
    int before = OAUTH.tokenRequests("refresh_token");
    OAUTH.expireAccessTokens();

    try (Crowd crowd = Crowd.of(CALLS, number -> browser.ask(nodes.node(number)))) {
      assertThat(crowd.go().statuses()).isEqualTo(Map.of(200, CALLS));
    }

    assertThat(OAUTH.tokenRequests("refresh_token")).isEqualTo(before + 1);
    assertNobodyHasToConsentAgain();
  }

  @RepeatedTest(3)
  void lostAnswerOfARenewal_isAskedForAgainByTheNodeThatLostIt(RepetitionInfo round) {
    int first = round.getCurrentRepetition();
    Browser browser = Browser.signedIn(nodes.node(first), nodes.node(first + 1), User.BOB);
    nodes.all().forEach(node -> assertThat(browser.ask(node).status()).isEqualTo(200));
    int before = OAUTH.tokenRequests("refresh_token");
    OAUTH.expireAccessTokens();
    OAUTH.faults().next(1, "/oauth/token", Fault.cut());

    try (Crowd crowd = Crowd.of(CALLS, number -> browser.ask(nodes.node(number)))) {
      assertThat(crowd.go().statuses()).isEqualTo(Map.of(200, CALLS));
    }

    assertThat(OAUTH.tokenRequests("refresh_token")).isEqualTo(before + 2);
    assertNobodyHasToConsentAgain();
  }

  @Test
  void forgottenGrant_isGoneOnTheOtherNodeAtTheNextTarget() {
    Browser browser = Browser.signedIn(nodes.a(), nodes.b(), User.ADMIN);
    String id =
        database.rows("SELECT id FROM connect_grant ORDER BY consented_at DESC LIMIT 1").get(0);
    assertThat(browser.ask(nodes.b()).status()).isEqualTo(200);
    assertThat(Browser.askBy(id, nodes.b()).status()).isEqualTo(200);

    browser.forget(nodes.a());

    assertThat(browser.ask(nodes.b()).status()).isEqualTo(401);
    Answer late = Browser.askBy(id, nodes.b());
    assertThat(late.body()).contains("ConsentRequiredException");
    assertThat(database.rows("SELECT id FROM connect_grant WHERE id = '" + id + "'")).isEmpty();
  }

  private void assertNobodyHasToConsentAgain() {
    assertThat(database.rows("SELECT id FROM connect_grant WHERE status <> 'ACTIVE'")).isEmpty();
  }
}
