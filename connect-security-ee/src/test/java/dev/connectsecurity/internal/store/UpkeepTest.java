package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.StoreReport;
import dev.connectsecurity.StoreReport.Rows;
import dev.connectsecurity.internal.cipher.CheckValue;
import dev.connectsecurity.testing.LogLines;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which rows are encrypted anew in the background, when, and what is told of it. */
class UpkeepTest {
  private final MovableClock clock = new MovableClock();
  private final Tokens tokens = new Tokens(clock);
  private final DataSource database = H2.current();
  private final FaultyDataSource faults = new FaultyDataSource(database);
  private final List<Rows> told = new ArrayList<>();
  private final LogLines log = new LogLines(Upkeep.class.getName());

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void beforeTheFirstRun_nothingIsKnown() {
    assertThat(by("new").report())
        .isEqualTo(
            new StoreReport(true, StoreReport.Reencryption.WAITING, Rows.NONE, Optional.empty()));
  }

  @Test
  void rowsOfAnOlderKey_areEncryptedAnewAndTheOldCheckValueIsForgotten() {
    install("old", "a", "b");
    CheckValues checks = store("new").checkValues();
    checks.add(new CheckValue(Keys.of("old")).make());
    String current = new CheckValue(Keys.of("new")).make();
    checks.add(current);
    Upkeep upkeep = by("new", "old");

    upkeep.run(() -> false);

    assertThat(upkeep.report())
        .isEqualTo(
            new StoreReport(
                true,
                StoreReport.Reencryption.DONE,
                new Rows(2, 2, 0, 0, 0, Map.of()),
                Optional.of(clock.instant())));
    assertThat(checks.all()).containsExactly(current);
    assertThat(log.at(Level.INFO))
        .containsExactly(
            "connect.store.reencryption begins",
            "connect.store.reencryption ended rewritten=2 current=2 left=0 unreadable=0");
    assertThat(told).isEmpty();
  }

  @Test
  void rowsWhoseKeyIsNotThere_areToldOnceAndKeepTheirCheckValue() {
    install("old", "a", "b");
    install("new", "c");
    store("new").checkValues().add(new CheckValue(Keys.of("old")).make());
    Upkeep upkeep = by("new");

    upkeep.run(() -> false);
    clock.advance(Upkeep.REST);
    upkeep.run(() -> false);

    Rows rows = new Rows(1, 0, 0, 0, 2, Map.of("old", 2L));
    assertThat(told).containsExactly(rows);
    assertThat(upkeep.report().rows()).isEqualTo(rows);
    assertThat(rows.allCurrent()).isFalse();
    assertThat(store("new").checkValues().all()).hasSize(1);

    install("old", "d");
    clock.advance(Upkeep.REST);
    upkeep.run(() -> false);
    assertThat(told).hasSize(2);
  }

  @Test
  void whatAnotherNodeWritesWithAnOlderKey_isFoundWithinAnHour() {
    Upkeep upkeep = by("new", "old");
    upkeep.run(() -> false);
    install("old", "a");

    clock.advance(Upkeep.REST.minusMillis(1));
    upkeep.run(() -> false);
    assertThat(upkeep.report().rows()).isEqualTo(Rows.NONE);

    clock.advance(Duration.ofMillis(1));
    upkeep.run(() -> false);
    assertThat(upkeep.report().rows()).isEqualTo(new Rows(1, 1, 0, 0, 0, Map.of()));
    assertThat(log.at(Level.INFO)).hasSize(3);
  }

  @Test
  void rowThatIsInUse_isLookedForInTheNextRound() {
    install("old", "a");
    Upkeep upkeep = by("new", "old");
    faults.fail("commit", 0);

    upkeep.run(() -> false);

    assertThat(upkeep.report().rows()).isEqualTo(new Rows(0, 0, 1, 0, 0, Map.of()));
    faults.heal();
    upkeep.run(() -> false);
    assertThat(upkeep.report().rows()).isEqualTo(new Rows(1, 1, 0, 0, 0, Map.of()));
  }

  @Test
  void databaseThatIsGone_breaksTheRunOffAndIsGoneOnWith() {
    int count = Reencryption.ROWS + 1;
    for (int i = 0; i < count; i++) {
      install("old", "a" + i);
    }
    Upkeep upkeep = by("new", "old");
    // One connection for the first page and for each of its rows.
    faults.fail("getConnection", Reencryption.ROWS + 2);

    upkeep.run(() -> false);

    StoreReport report = upkeep.report();
    assertThat(report.reencryption()).isEqualTo(StoreReport.Reencryption.BROKEN_OFF);
    assertThat(report.rows().rewritten()).isEqualTo(Reencryption.ROWS);
    assertThat(report.countedAt()).isEmpty();
    assertThat(log.at(Level.WARNING))
        .singleElement()
        .asString()
        .startsWith(
            "connect.store.reencryption broken-off rewritten=200 current=200 left=0 unreadable=0:"
                + " it goes on from there: ");
    faults.heal();
    upkeep.run(() -> false);
    assertThat(upkeep.report().rows()).isEqualTo(new Rows(count, count, 0, 0, 0, Map.of()));
  }

  @Test
  void endOfTheApplication_breaksTheRunOffBetweenSteps() {
    install("old", "a");
    AtomicInteger asked = new AtomicInteger();
    Upkeep upkeep = by("new", "old");

    upkeep.run(() -> asked.getAndIncrement() > 0);

    assertThat(upkeep.report().reencryption()).isEqualTo(StoreReport.Reencryption.BROKEN_OFF);
    assertThat(upkeep.report().rows().rewritten()).isEqualTo(1);
    assertThat(log.at(Level.WARNING)).isEmpty();
    assertThat(by("new", "old").report().reencryption())
        .isEqualTo(StoreReport.Reencryption.WAITING);
  }

  @Test
  void databaseThatGivesNoAnswer_isReportedAndNotThrown() {
    Upkeep upkeep = by("new");
    upkeep.run(() -> false);
    faults.before(
        "getConnection",
        0,
        () -> {
          throw new SQLException("planted", "08006");
        });

    assertThat(upkeep.report().reachable()).isFalse();
    assertThat(upkeep.report().reencryption()).isEqualTo(StoreReport.Reencryption.DONE);
    faults.heal();
    assertThat(upkeep.report().reachable()).isTrue();
  }

  private Upkeep by(String... keys) {
    return new JdbcStore(
            faults.dataSource(),
            Stores.APP,
            Encryption.by(Keys.of(keys)),
            OutsideTransaction.none(),
            clock)
        .upkeep(told::add);
  }

  private JdbcStore store(String key) {
    return Stores.of(database, Encryption.by(Keys.of(key)), clock);
  }

  private void install(String key, String... clientKeys) {
    for (String clientKey : clientKeys) {
      store(key)
          .hosts(Stores.OVERLAP)
          .install(tenant(clientKey).host(), tokens.use(key + clientKey));
    }
  }
}
