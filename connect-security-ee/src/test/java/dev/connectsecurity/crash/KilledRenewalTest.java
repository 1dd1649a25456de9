package dev.connectsecurity.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.ConsentRequiredException;
import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.store.Schema;
import dev.connectsecurity.spi.OAuthGrants;
import dev.connectsecurity.testing.FakeAtlassian;
import dev.connectsecurity.testing.MovableTime;
import dev.connectsecurity.testing.Postgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A node that is killed, by the signal that nobody can catch, while it renews a grant: another node
 * goes on with the refresh token that was just used, as long as Atlassian accepts it again.
 */
class KilledRenewalTest {
  private static final int ROUNDS = 50;
  private static final int ROUNDS_AT_ANY_MOMENT = 20;
  private static final int LATEST_MILLIS = 40;

  private final DataSource database = Postgres.empty();
  private final OAuthGrants grants = DoomedNode.grants(database);
  private final MovableTime time = new MovableTime();
  private final FakeAtlassian atlassian = new FakeAtlassian(time);

  @BeforeEach
  void consent() {
    Schema.of(database).create();
    atlassian.book().issue();
    grants.add(
        new OAuthGrant(
            GrantNode.GRANT,
            Optional.empty(),
            Set.of("read:jira-work"),
            Secret.of("access-canary-1"),
            Instant.EPOCH,
            Optional.of(Secret.of("refresh-canary-1")),
            GrantStatus.ACTIVE,
            Instant.EPOCH,
            Instant.EPOCH),
        "0".repeat(64));
  }

  @AfterEach
  void stop() {
    atlassian.close();
  }

  @Test
  void killBetweenTokensAndRow_grantSurvivesEveryTime() throws Exception {
    Doomed next = Doomed.start(database, atlassian, "stay");
    for (int round = 1; round <= ROUNDS; round++) {
      try (Doomed doomed = next) {
        next = Doomed.start(database, atlassian, "stay");
        OAuthGrant before = expire();

        doomed.go();
        assertThat(doomed.says()).isEqualTo("received");
        doomed.kill();

        assertThat(stored()).isEqualTo(before);
        assertThat(callOfAnotherNode()).as("round %s", round).isEqualTo(200);
        assertThat(stored().refreshToken()).isNotEqualTo(before.refreshToken());
      }
    }
    next.close();
    assertThat(stored().status()).isEqualTo(GrantStatus.ACTIVE);
    assertThat(atlassian.asked()).hasSize(2 * ROUNDS);
  }

  @Test
  void killAtAnyMoment_leavesTheOldRowOrTheNewOne() throws Exception {
    Random random = new Random(20261125);
    for (int round = 1; round <= ROUNDS_AT_ANY_MOMENT; round++) {
      try (Doomed doomed = Doomed.start(database, atlassian, "go")) {
        OAuthGrant before = expire();
        int asked = atlassian.asked().size();

        doomed.go();
        doomed.killWithin(random.nextInt(LATEST_MILLIS));

        boolean renewed = !stored().equals(before);
        assertThat(!renewed || atlassian.asked().size() > asked).isTrue();
        assertThat(callOfAnotherNode()).as("round %s", round).isEqualTo(200);
      }
    }
    assertThat(stored().status()).isEqualTo(GrantStatus.ACTIVE);
  }

  @Test
  void killAndNobodyComesInTime_consentIsAskedForAgain() throws Exception {
    try (Doomed doomed = Doomed.start(database, atlassian, "stay")) {
      expire();
      doomed.go();
      assertThat(doomed.says()).isEqualTo("received");
      doomed.kill();
    }
    time.pass(Duration.ofMinutes(11));

    assertThatThrownBy(this::callOfAnotherNode)
        .hasRootCauseInstanceOf(ConsentRequiredException.class);
    assertThat(stored().status()).isEqualTo(GrantStatus.ENDED);
  }

  private OAuthGrant stored() {
    return grants.find(GrantNode.GRANT).orElseThrow();
  }

  private int callOfAnotherNode() {
    try (GrantNode node = new GrantNode(grants, atlassian.url("/"))) {
      return node.call();
    }
  }

  private OAuthGrant expire() {
    return grants
        .change(
            GrantNode.GRANT,
            grant ->
                new OAuthGrant(
                    grant.id(),
                    grant.accountId(),
                    grant.scopes(),
                    grant.accessToken(),
                    Instant.EPOCH,
                    grant.refreshToken(),
                    grant.status(),
                    grant.consentedAt(),
                    grant.renewedAt()))
        .orElseThrow();
  }

  /** A node in a process of its own. */
  private record Doomed(Process process, BufferedReader words) implements AutoCloseable {

    static Doomed start(DataSource database, FakeAtlassian atlassian, String manner)
        throws IOException {
      Process process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-XX:TieredStopAtLevel=1",
                      "-XX:+UseSerialGC",
                      "-cp",
                      System.getProperty("java.class.path"),
                      DoomedNode.class.getName(),
                      String.valueOf(Postgres.port()),
                      ((PGSimpleDataSource) database).getCurrentSchema(),
                      atlassian.url("/").toString(),
                      manner))
              .redirectErrorStream(true)
              .start();
      return new Doomed(process, process.inputReader());
    }

    void go() throws IOException {
      assertThat(says()).isEqualTo("ready");
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    }

    String says() throws IOException {
      return words.readLine();
    }

    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    void killWithin(int millis) throws InterruptedException {
      process.waitFor(millis, TimeUnit.MILLISECONDS);
      kill();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
