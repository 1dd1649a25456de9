package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.fullTenant;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static dev.connectsecurity.spi.Change.CREATED;
import static dev.connectsecurity.spi.Change.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.UnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections are borrowed and given back. */
final class TransactionsTest {
  private final MovableClock clock = new MovableClock();
  private final Tokens tokens = new Tokens(clock);
  private final DataSource real = H2.current();
  private final FaultyDataSource faulty = new FaultyDataSource(real);
  private final JdbcHosts healthy = new JdbcHosts(real, "com.example.app", clock);
  private final JdbcHosts hosts = new JdbcHosts(faulty.dataSource(), "com.example.app", clock);

  @Test
  void failedClose_doesNotChangeTheAnswer() {
    faulty.fail("close", 1);

    assertThat(hosts.install(tenant("a").host(), tokens.use("t1"))).isEqualTo(CREATED);
    assertThat(healthy.find("a")).isPresent();
  }

  @Test
  void failedRestoreOfAutoCommit_doesNotChangeTheAnswer() {
    faulty.fail("setAutoCommit", 2);

    assertThat(hosts.install(tenant("a").host(), tokens.use("t1"))).isEqualTo(CREATED);
    assertThat(faulty.count("close")).isEqualTo(1);
  }

  @Test
  void failedRollBack_isNotFollowedByAutoCommitWhichWouldCommit() {
    healthy.install(tenant("a").host(), tokens.use("t1"));
    faulty.fail("commit", 1);
    faulty.before(
        "rollback",
        1,
        () -> {
          throw new SQLException("planted", "08006");
        });

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> hosts.install(fullTenant("a").host(), tokens.use("t2")));

    assertThat(faulty.count("setAutoCommit")).isEqualTo(1);
    assertThat(faulty.count("close")).isEqualTo(1);
    assertThat(healthy.find("a")).contains(tenant("a").host());
  }

  @Test
  void connectionWithAutoCommitOff_isCommittedAndLeftOff() {
    FaultyDataSource off = new FaultyDataSource(real, false);
    JdbcHosts hosts = new JdbcHosts(off.dataSource(), "com.example.app", clock);

    assertThat(hosts.install(tenant("a").host(), tokens.use("t1"))).isEqualTo(CREATED);
    assertThat(hosts.setEnabled("a", false)).isEqualTo(DONE);

    assertThat(off.count("setAutoCommit")).isZero();
    assertThat(healthy.find("a").map(AtlassianHost::status)).contains(HostStatus.DISABLED);
  }

  @Test
  void failureWithAutoCommitOff_isRolledBack() {
    FaultyDataSource off = new FaultyDataSource(real, false);
    off.fail("executeUpdate", 3);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(
            () ->
                new JdbcHosts(off.dataSource(), "com.example.app", clock)
                    .install(tenant("a").host(), tokens.use("t1")));

    assertThat(off.calls()).containsSubsequence("rollback", "close");
    assertThat(off.count("setAutoCommit")).isZero();
    assertThat(healthy.find("a")).isEmpty();
  }

  @Test
  void successWithAutoCommitOn_leavesItOn() {
    hosts.install(tenant("a").host(), tokens.use("t1"));

    assertThat(faulty.calls())
        .containsSubsequence("setAutoCommit", "commit", "setAutoCommit", "close")
        .doesNotContain("rollback");
  }

  @Test
  void lookUp_leavesTheTransactionAlone() {
    hosts.find("a");

    assertThat(faulty.calls())
        .doesNotContain("getAutoCommit", "setAutoCommit", "commit", "rollback");
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "40001", "40P01"})
  void endlessCollision_isUnavailableAfterFiveAttempts(String state) {
    faulty.before(
        "commit",
        0,
        () -> {
          throw new SQLException("planted", state);
        });

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> hosts.install(tenant("a").host(), tokens.use("t1")));

    assertThat(faulty.count("getConnection")).isEqualTo(5);
    assertThat(faulty.count("rollback")).isEqualTo(5);
    assertThat(faulty.count("close")).isEqualTo(5);
  }

  @Test
  void failureWithoutState_isNotTriedAgain() {
    faulty.before(
        "commit",
        0,
        () -> {
          throw new SQLException("planted");
        });

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> hosts.install(tenant("a").host(), tokens.use("t1")));

    assertThat(faulty.count("getConnection")).isEqualTo(1);
  }

  @Test
  void driverThatQuotesARow_isNotQuoted() {
    H2.run(real, "ALTER TABLE connect_host ALTER COLUMN shared_secret VARCHAR(3)");

    UnavailableException failure =
        unavailable(
            () -> hosts.install(tenant("a").secret("canary-secret").host(), tokens.use("t1")));

    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    assertThat(printed.toString()).contains("SQLState 22001").doesNotContain("canary");
    assertThat(failure.getCause()).isInstanceOf(SQLException.class);
  }

  @Test
  void missingConnection_keepsTheWordsOfTheDriver() {
    faulty.fail("getConnection", 1);

    assertThat(unavailable(() -> hosts.find("a"))).rootCause().hasMessage("planted");
  }

  private static UnavailableException unavailable(ThrowingCallable call) {
    return catchThrowableOfType(UnavailableException.class, call);
  }
}
