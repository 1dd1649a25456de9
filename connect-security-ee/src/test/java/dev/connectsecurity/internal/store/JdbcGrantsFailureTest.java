package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Grants.browser;
import static dev.connectsecurity.internal.store.Grants.count;
import static dev.connectsecurity.internal.store.Grants.grant;
import static dev.connectsecurity.internal.store.Grants.next;
import static dev.connectsecurity.internal.store.Grants.zero;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.LoginAttempt;
import dev.connectsecurity.spi.LoginAttempts;
import dev.connectsecurity.spi.OAuthGrants;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of a grant is asked for once and stored whole or not at all, whatever fails. */
final class JdbcGrantsFailureTest {
  private final MovableClock clock = new MovableClock();
  private final DataSource real = H2.current();
  private final FaultyDataSource faulty = new FaultyDataSource(real);
  private final OAuthGrants healthy = Stores.of(real, clock).grants();
  private final OAuthGrants grants = Stores.of(faulty.dataSource(), clock).grants();
  private final LoginAttempts logins = Stores.of(faulty.dataSource(), clock).logins();
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void addOne() {
    healthy.add(zero("g"), browser("alice"));
  }

  @ParameterizedTest
  @CsvSource({
    "getConnection, 1, 0",
    "getAutoCommit, 1, 0",
    "getTransactionIsolation, 1, 0",
    "setAutoCommit, 1, 0",
    "getMetaData, 1, 0",
    "prepareStatement, 2, 0",
    "executeQuery, 2, 0",
    "executeUpdate, 1, 1",
    "commit, 1, 1"
  })
  void failedChange_isUnavailableAndStoresNothing(String method, int n, int times) {
    faulty.fail(method, n);

    assertUnavailable(() -> grants.change("g", this::counted));

    assertThat(asked).hasValue(times);
    assertThat(count(healthy.find("g").orElseThrow())).isZero();
    faulty.heal();
    assertThat(count(grants.change("g", this::counted).orElseThrow())).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"executeUpdate", "commit"})
  void collisionAfterTheChangeWasAsked_isNotTriedAgain(String method) {
    faulty.before(method, 1, JdbcGrantsFailureTest::collide);

    assertUnavailable(() -> grants.change("g", this::counted));

    assertThat(asked).hasValue(1);
    assertThat(faulty.count("getConnection")).isEqualTo(1);
  }

  @Test
  void collisionBeforeTheChangeIsAsked_isTriedAgain() {
    faulty.before("executeQuery", 2, JdbcGrantsFailureTest::collide);

    assertThat(count(grants.change("g", this::counted).orElseThrow())).isEqualTo(1);

    assertThat(asked).hasValue(1);
    assertThat(faulty.count("getConnection")).isEqualTo(2);
  }

  @Test
  void lostAnswerToACommit_isUnavailableAlthoughTheChangeIsStored() {
    faulty.after(
        "commit",
        1,
        () -> {
          throw new SQLException("connection reset", "08006");
        });

    assertUnavailable(() -> grants.change("g", this::counted));

    assertThat(asked).hasValue(1);
    assertThat(count(healthy.find("g").orElseThrow())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"getConnection, 1", "executeUpdate, 1", "commit, 1"})
  void failedAdditionAndErasure_leaveThingsAsTheyWere(String method, int n) {
    faulty.fail(method, n);
    assertUnavailable(() -> grants.add(grant("h"), browser("bob")));
    faulty.heal();
    faulty.fail(method, n);
    assertUnavailable(() -> grants.forget("g"));

    assertThat(healthy.find("h")).isEmpty();
    assertThat(healthy.find("g")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"getConnection, 1", "prepareStatement, 1", "executeQuery, 1"})
  void failedLookUp_isUnavailable(String method, int n) {
    faulty.fail(method, n);
    assertUnavailable(() -> grants.find("g"));
    faulty.heal();
    faulty.fail(method, n);
    assertUnavailable(() -> grants.findByBrowser(browser("alice")));
  }

  @ParameterizedTest
  @CsvSource({"getConnection, 1", "executeUpdate, 1", "commit, 1"})
  void failedSignIn_canBeTriedAgain(String method, int n) {
    String hash = Tokens.hash("state");
    LoginAttempt attempt = new LoginAttempt(hash, hash, "/", Optional.empty(), clock.instant());
    faulty.fail(method, n);
    assertUnavailable(() -> logins.begin(attempt));
    faulty.heal();
    logins.begin(attempt);
    faulty.fail(method, n);
    assertUnavailable(() -> logins.take(hash));
    faulty.heal();

    assertThat(logins.take(hash)).contains(attempt);
  }

  private OAuthGrant counted(OAuthGrant before) {
    asked.incrementAndGet();
    return next(before);
  }

  private static void collide() throws SQLException {
    throw new SQLException("planted", "40001");
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.STORE_UNAVAILABLE));
  }
}
