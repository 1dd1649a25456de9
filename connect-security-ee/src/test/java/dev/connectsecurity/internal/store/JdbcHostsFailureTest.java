package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.fullTenant;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static dev.connectsecurity.spi.Change.CREATED;
import static dev.connectsecurity.spi.Change.DONE;
import static dev.connectsecurity.spi.Change.REPEATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.AtlassianHosts;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change is whole or has not happened, whatever fails. */
final class JdbcHostsFailureTest {
  private final MovableClock clock = new MovableClock();
  private final Tokens tokens = new Tokens(clock);
  private final DataSource real = H2.current();
  private final FaultyDataSource faulty = new FaultyDataSource(real);
  private final AtlassianHosts healthy = Stores.hosts(real, clock);
  private final AtlassianHosts hosts = Stores.hosts(faulty.dataSource(), clock);

  @ParameterizedTest
  @CsvSource({
    "getConnection, 1",
    "getAutoCommit, 1",
    "setAutoCommit, 1",
    "prepareStatement, 1",
    "getTransactionIsolation, 1",
    "getMetaData, 1",
    "createStatement, 1",
    "prepareStatement, 7",
    "executeQuery, 1",
    "executeQuery, 2",
    "executeUpdate, 1",
    "executeUpdate, 2",
    "closeStatement, 4",
    "commit, 1"
  })
  void failedReinstall_isUnavailableAndChangesNothing(String method, int n) {
    healthy.install(tenant("a").host(), tokens.use("t1"));
    faulty.fail(method, n);

    assertUnavailable(() -> hosts.install(fullTenant("a").host(), tokens.use("t2")));

    assertThat(healthy.find("a")).contains(tenant("a").host());
    assertThat(Statements.number(real, "SELECT COUNT(*) FROM connect_token_use")).isEqualTo(1);
    assertGivenBack();
    faulty.heal();
    assertThat(hosts.install(fullTenant("a").host(), tokens.use("t2")).change()).isEqualTo(DONE);
  }

  @ParameterizedTest
  @CsvSource({"executeUpdate, 2", "prepareStatement, 7", "commit, 1"})
  void failedFirstInstall_leavesNoRow(String method, int n) {
    faulty.fail(method, n);

    assertUnavailable(() -> hosts.install(tenant("a").host(), tokens.use("t1")));

    assertThat(healthy.find("a")).isEmpty();
    faulty.heal();
    assertThat(hosts.install(tenant("a").host(), tokens.use("t1")).change()).isEqualTo(CREATED);
  }

  @ParameterizedTest
  @CsvSource({"getConnection, 1", "executeQuery, 1", "executeUpdate, 2", "commit, 1"})
  void failedUninstall_leavesTheTenantInstalled(String method, int n) {
    healthy.install(tenant("a").host(), tokens.use("t1"));
    faulty.fail(method, n);

    assertUnavailable(() -> hosts.uninstall("a", tokens.use("t2")));

    assertThat(healthy.find("a")).contains(tenant("a").host());
    faulty.heal();
    assertThat(hosts.uninstall("a", tokens.use("t2"))).isEqualTo(DONE);
  }

  @ParameterizedTest
  @CsvSource({"getConnection, 1", "executeUpdate, 1", "commit, 1"})
  void failedSwitch_leavesTheTenantEnabled(String method, int n) {
    healthy.install(tenant("a").host(), tokens.use("t1"));
    faulty.fail(method, n);

    assertUnavailable(() -> hosts.setEnabled("a", false));

    assertThat(healthy.find("a")).contains(tenant("a").host());
    faulty.heal();
    assertThat(hosts.setEnabled("a", false)).isEqualTo(DONE);
  }

  @ParameterizedTest
  @CsvSource({"getConnection, 1", "prepareStatement, 1", "executeQuery, 1"})
  void failedLookUp_isUnavailable(String method, int n) {
    faulty.fail(method, n);

    assertUnavailable(() -> hosts.find("a"));

    assertGivenBack();
    faulty.heal();
    assertThat(hosts.find("a")).isEmpty();
  }

  @Test
  void poolThatThrowsUnchecked_isUnavailable() {
    faulty.before(
        "getConnection",
        1,
        () -> {
          throw new IllegalStateException("pool closed");
        });

    assertUnavailable(() -> hosts.find("a"));
  }

  @Test
  void lostAnswerToACommit_isUnavailableAndARetryIsRepeated() {
    faulty.after(
        "commit",
        1,
        () -> {
          throw new SQLException("connection reset", "08006");
        });

    assertUnavailable(() -> hosts.install(tenant("a").host(), tokens.use("t1")));

    faulty.heal();
    assertThat(hosts.install(tenant("a").host(), tokens.use("t1")).change()).isEqualTo(REPEATED);
    assertThat(hosts.find("a")).contains(tenant("a").host());
  }

  @Test
  void keyThatAnotherNodeInsertsMeanwhile_isUpdated() {
    faulty.before(
        "executeUpdate",
        2,
        () -> healthy.install(tenant("a").secret("theirs").host(), tokens.use("their token")));

    assertThat(hosts.install(tenant("a").secret("ours").host(), tokens.use("t1")).change())
        .isEqualTo(DONE);

    assertThat(faulty.count("getConnection")).isEqualTo(2);
    assertThat(healthy.find("a")).contains(tenant("a").secret("ours").host());
  }

  @Test
  void tokenThatAnotherNodeUsesMeanwhile_isRepeated() {
    faulty.before("executeUpdate", 1, () -> healthy.install(tenant("a").host(), tokens.use("t1")));

    assertThat(hosts.install(tenant("a").host(), tokens.use("t1")).change()).isEqualTo(REPEATED);
  }

  private void assertGivenBack() {
    List<String> calls = faulty.calls();
    if (calls.size() > 1) {
      assertThat(calls).endsWith("close").containsOnlyOnce("close");
    }
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.STORE_UNAVAILABLE))
        .withMessageStartingWith("The database gives no");
  }
}
