package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Grants.count;
import static dev.connectsecurity.internal.store.Grants.next;
import static dev.connectsecurity.internal.store.Grants.zero;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static java.sql.Connection.TRANSACTION_SERIALIZABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.OAuthGrants;
import dev.connectsecurity.testing.Pool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store over a database promises besides; a class for each database says where it is. */
abstract class JdbcStoreContract extends StoreContract {
  private DataSource database;

  /** Gives a database with empty tables of this version. */
  abstract DataSource database();

  /** Tells how this database's lock wait is read, and how to set an unusual one. */
  abstract LockBound lockBound();

  /** Ends every connection but the one that asks, as an administrator of the database can. */
  abstract void cutOthers(DataSource database);

  @Override
  Kept open(MovableClock clock) {
    database = database();
    JdbcStore patient = Stores.of(database, clock);
    JdbcStore impatient = Stores.impatient(database, LOCK_WAIT, clock);
    return new Kept(patient.hosts(Stores.OVERLAP), impatient.grants(), patient.logins());
  }

  @Test
  void sixteenThreadsOnTwoNodes_changeOneGrantOneAfterTheOther() throws Exception {
    List<OAuthGrants> nodes = List.of(node().grants(), node().grants());
    nodes.get(0).add(zero("g"), Grants.browser("alice"));
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());

    List<Integer> counts =
        AtOnce.run(
            16,
            i ->
                count(
                    nodes
                        .get(i % 2)
                        .change(
                            "g",
                            before -> {
                              seen.add(count(before));
                              return next(before);
                            })
                        .orElseThrow()));

    assertThat(counts)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
    assertThat(seen).containsExactlyElementsOf(IntStream.range(0, 16).boxed().toList());
    assertThat(count(nodes.get(1).find("g").orElseThrow())).isEqualTo(16);
  }

  @Test
  void fiftyInstallsOnTwoNodesAtOnce_leaveOneRowOfOneRequest() throws Exception {
    List<AtlassianHosts> nodes =
        List.of(node().hosts(Stores.OVERLAP), node().hosts(Stores.OVERLAP));

    AtOnce.run(50, i -> nodes.get(i % 2).install(numbered(i).host(), tokens().use("token " + i)));

    assertThat(nodes.get(0).list("", 10)).hasSize(1);
    int winner = Integer.parseInt(found("a").sharedSecret().reveal());
    assertThat(nodes.get(1).find("a")).contains(numbered(winner).host());
    assertThat(nodes.get(1).previousSecret("a")).isPresent();
  }

  @Test
  void connectionThatTheDatabaseCuts_losesItsLockAndStoresNothing() throws Exception {
    assertFreedBy(holder -> cutOthers(database));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void connection_isGivenBackAsItWas(boolean autoCommit) throws SQLException {
    DataSource pool = Pool.over(database);
    String before = changed(pool, autoCommit);

    OAuthGrants grants = Stores.of(pool, clock()).grants();
    grants.add(zero("g"), Grants.browser("alice"));
    assertThat(grants.change("g", Grants::next)).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grants.change("g", other -> zero("another id")));

    try (Connection connection = pool.getConnection()) {
      assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
      assertThat(connection.getTransactionIsolation()).isEqualTo(TRANSACTION_SERIALIZABLE);
      assertThat(bound(connection)).isEqualTo(before);
    }
    assertThat(count(stored("g"))).isEqualTo(1);
  }

  // Borrows the one connection of a pool and gives it back with other settings than usual.
  private String changed(DataSource pool, boolean autoCommit) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setTransactionIsolation(TRANSACTION_SERIALIZABLE);
      statement.execute(lockBound().order());
      String bound = bound(connection);
      connection.setAutoCommit(autoCommit);
      return bound;
    }
  }

  private String bound(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(lockBound().question())) {
      row.next();
      return row.getString(1);
    }
  }

  /** Lets a connection be cut while it has a lock, and sees that others get it. */
  final void assertFreedBy(Cut cut) throws Exception {
    grants().add(zero("g"), Grants.browser("alice"));
    AtomicReference<Connection> connection = new AtomicReference<>();
    OAuthGrants dying = Stores.of(Noted.connections(database, connection), clock()).grants();
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch opened = new CountDownLatch(1);
    Background<Boolean> holder =
        Background.start(
            () -> dying.change("g", before -> held(before, entered, opened)).isPresent());
    assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();

    cut.strike(connection.get());

    assertThat(count(grants().change("g", Grants::next).orElseThrow())).isEqualTo(1);
    opened.countDown();
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(holder::result);
    assertThat(stored("g").refreshToken()).isEqualTo(next(zero("g")).refreshToken());
  }

  private static OAuthGrant held(OAuthGrant before, CountDownLatch entered, CountDownLatch opened) {
    entered.countDown();
    try {
      assertThat(opened.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return Grants.with(before, "lost access", "lost refresh");
  }

  private JdbcStore node() {
    return Stores.of(database, clock());
  }

  private static Tenant numbered(int i) {
    return tenant("a")
        .secret(Integer.toString(i))
        .baseUrl("https://site-" + i + ".atlassian.net")
        .oauthClientId("client-" + i);
  }

  /** How the time that a connection waits for locks is read and set. */
  record LockBound(String question, String order) {}

  /** What becomes of a connection that holds a lock. */
  @FunctionalInterface
  interface Cut {
    void strike(Connection holder);
  }
}
