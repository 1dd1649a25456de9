package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.StoreHealth;
import dev.connectsecurity.StoreReport;
import dev.connectsecurity.StoreReport.Reencryption;
import dev.connectsecurity.StoreReport.Rows;
import dev.connectsecurity.testing.FakeScheduler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole applications whose keys change from start to start. */
final class StoreHealthDeploymentTest {
  private static final String SCHEDULER = "java:comp/DefaultManagedScheduledExecutorService";
  private static final String ONE = "k1:" + "A".repeat(43) + "=";
  private static final String TWO = "k2:" + "B".repeat(42) + "A=";

  private final String name = "java:app/jdbc/" + UUID.randomUUID();
  private final FakeScheduler server = new FakeScheduler();
  private final List<String> warnings = new ArrayList<>();
  private final AppFolder files;

  StoreHealthDeploymentTest(@TempDir Path folder) {
    files = new AppFolder(folder).descriptor(AppFolder.PAGE_ONLY);
  }

  @BeforeEach
  void bind() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Jndi.bind(name, database);
    Jndi.bind(SCHEDULER, server);
  }

  @AfterEach
  void close() {
    Jndi.unbind(SCHEDULER);
    Jndi.unbind(name);
    server.shutdownNow();
  }

  @Test
  void keyThatIsChangedStepByStep_leavesNothingBehind() {
    installWith(ONE);

    StoreReport both = startedWith(TWO + "," + ONE);
    assertThat(both.reencryption()).isEqualTo(Reencryption.DONE);
    assertThat(both.rows()).isEqualTo(new Rows(1, 1, 0, 0, 0, Map.of()));

    StoreReport alone = startedWith(TWO);
    assertThat(alone.rows()).isEqualTo(new Rows(1, 0, 0, 0, 0, Map.of()));
    assertThat(warnings).isEmpty();
    assertThat(server.isIdle()).isTrue();
  }

  @Test
  void keyThatIsTakenAwayTooEarly_isToldWithItsRowsAndCanBePutBack() {
    installWith(ONE);
    endedBeforeTheFirstRound(TWO + "," + ONE);

    StoreReport early = startedWith(TWO);
    assertThat(early.reachable()).isTrue();
    assertThat(early.rows()).isEqualTo(new Rows(0, 0, 0, 0, 1, Map.of("k1", 1L)));
    assertThat(warnings)
        .containsExactly(
            "CSE-027 atlassian.store.encryption-keys reads all rows of tenants and consents but 1,"
                + " which are answered by 503. Keys that are not there: k1 (rows: 1). Nothing is"
                + " lost: put them back, behind the first key");

    assertThat(startedWith(TWO + "," + ONE).rows()).isEqualTo(new Rows(1, 1, 0, 0, 0, Map.of()));
    assertThat(startedWith(TWO).rows()).isEqualTo(new Rows(1, 0, 0, 0, 0, Map.of()));
    assertThat(warnings).hasSize(1);
  }

  @Test
  void storesOfTheApplication_areNotLookedInto() {
    files.config();

    StoreReport report =
        new WeldApp(files).deployed(app -> app.select(StoreHealth.class).get().report());

    assertThat(report)
        .isEqualTo(new StoreReport(true, Reencryption.DONE, Rows.NONE, Optional.empty()));
    assertThat(server.isIdle()).isTrue();
  }

  private void installWith(String keys) {
    configure(keys);
    new WeldApp(files)
        .deployed(
            app -> {
              WeldApp.install(app, ConnectScope.READ);
              return null;
            });
  }

  private void endedBeforeTheFirstRound(String keys) {
    configure(keys);
    StoreReport report =
        new WeldApp(files).deployed(app -> app.select(StoreHealth.class).get().report());
    assertThat(report.reencryption()).isEqualTo(Reencryption.WAITING);
  }

  private StoreReport startedWith(String keys) {
    configure(keys);
    try (LogCapture log = new LogCapture(StoreWatch.class)) {
      return new WeldApp(files)
          .deployed(
              app -> {
                StoreHealth health = app.select(StoreHealth.class).get();
                assertThat(health.report().reencryption()).isEqualTo(Reencryption.WAITING);
                server.runAll();
                warnings.addAll(log.warnings());
                return health.report();
              });
    }
  }

  private void configure(String keys) {
    files.onlyConfig(
        "atlassian.connect.app-key=com.example.hello",
        "atlassian.connect.base-url=https://hello.example.com/app",
        "atlassian.store.datasource=" + name,
        "atlassian.store.encryption-keys=" + keys);
  }
}
