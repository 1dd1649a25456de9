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
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.testing.FixedKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
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
  private final AtlassianHosts healthy = Stores.hosts(real, clock);
  private final AtlassianHosts hosts = Stores.hosts(faulty.dataSource(), clock);

  @Test
  void failedClose_doesNotChangeTheAnswer() {
    faulty.fail("close", 1);

    assertThat(hosts.install(tenant("a").host(), tokens.use("t1")).change()).isEqualTo(CREATED);
    assertThat(healthy.find("a")).isPresent();
  }

  @Test
  void failedRestoreOfAutoCommit_doesNotChangeTheAnswer() {
    faulty.fail("setAutoCommit", 2);

    assertThat(hosts.install(tenant("a").host(), tokens.use("t1")).change()).isEqualTo(CREATED);
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
    AtlassianHosts hosts = Stores.hosts(off.dataSource(), clock);

    assertThat(hosts.install(tenant("a").host(), tokens.use("t1")).change()).isEqualTo(CREATED);
    assertThat(hosts.setEnabled("a", false)).isEqualTo(DONE);

    assertThat(off.count("setAutoCommit")).isZero();
    assertThat(healthy.find("a").map(AtlassianHost::status)).contains(HostStatus.DISABLED);
  }

  @Test
  void failureWithAutoCommitOff_isRolledBack() {
    FaultyDataSource off = new FaultyDataSource(real, false);
    off.fail("executeUpdate", 2);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(
            () ->
                Stores.hosts(off.dataSource(), clock)
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
    Statements.run(real, "ALTER TABLE connect_host ALTER COLUMN shared_secret VARCHAR(3)");

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

  @Test
  void change_runsOutsideTheCallersTransactionAndReadingInside() {
    AtomicBoolean suspended = new AtomicBoolean();
    List<Boolean> borrowed = new ArrayList<>();
    faulty.before("getConnection", 0, () -> borrowed.add(suspended.get()));
    JdbcStore store =
        new JdbcStore(
            faulty.dataSource(),
            Stores.APP,
            Encryption.by(FixedKey.cipher()),
            suspending(suspended),
            clock);
    AtlassianHosts all = store.hosts(Stores.OVERLAP);

    all.install(tenant("a").host(), tokens.use("t1"));
    all.setEnabled("a", false);
    all.uninstall("a", tokens.use("t2"));
    all.forget("a", clock.instant().plusSeconds(1));
    store.grants().add(Grants.grant("g"), Grants.browser("g"));
    store.grants().change("g", OAuthGrant::ended);
    store.grants().forget("g");
    store.logins().take(Tokens.hash("state"));
    assertThat(borrowed).hasSize(8).containsOnly(true);

    borrowed.clear();
    all.find("a");
    all.previousSecret("a");
    store.grants().find("g");
    assertThat(borrowed).hasSize(3).containsOnly(false);
  }

  private static OutsideTransaction suspending(AtomicBoolean suspended) {
    return new OutsideTransaction() {
      @Override
      public <T> T call(Supplier<T> work) {
        suspended.set(true);
        try {
          return work.get();
        } finally {
          suspended.set(false);
        }
      }
    };
  }
}
