package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.internal.movein.MoveIn;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.testing.FakeServletContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By one key, tenants of another library are there when the application has started. */
final class MovingInTest {
  private static final String SECRET = "a-secret-that-the-former-library-has-kept";
  private static final String TABLE =
      "CREATE TABLE atlassian_host (client_key VARCHAR(255) PRIMARY KEY, shared_secret"
          + " VARCHAR(255), base_url VARCHAR(255), product_type VARCHAR(255), addon_installed"
          + " BOOLEAN, last_modified_date TIMESTAMP)";

  private final String ours = "java:app/jdbc/" + UUID.randomUUID();
  private final String theirs = "java:app/jdbc/" + UUID.randomUUID();
  private final DataSource ourBase = h2(ours);
  private final DataSource theirBase = h2(theirs);
  private final AppFolder files;

  MovingInTest(@TempDir Path folder) {
    files = new AppFolder(folder).descriptor(AppFolder.PAGE_ONLY);
  }

  @Test
  void tenantsInTheStoresOwnDatabase_moveAndHoldWhatTheAppDeclares() {
    run(ourBase, TABLE, row("A", "https://a.atlassian.net"));

    AtlassianHost host = started(app -> find(app, "A"), "from=spring-boot");

    assertThat(host.sharedSecret().reveal()).isEqualTo(SECRET);
    assertThat(host.scopes()).containsExactly(ConnectScope.WRITE);
  }

  @Test
  void tenantsInAnotherDatabase_moveAndAreCounted() {
    run(theirBase, TABLE, row("A", "https://a.atlassian.net"), row("B", "https://b.example"));

    try (LogCapture log = new LogCapture(MovingIn.class);
        LogCapture skipped = new LogCapture(MoveIn.class)) {
      started(app -> find(app, "A"), "from=spring-boot", "datasource=" + theirs);
      started(app -> find(app, "A"), "from=spring-boot", "datasource=" + theirs);

      assertThat(log.infos())
          .containsExactly(
              "connect.move-in from=spring-boot taken=1 known=0 skipped=1",
              "connect.move-in from=spring-boot taken=0 known=1 skipped=1: nobody was left to"
                  + " move, remove atlassian.store.move-in-from");
      assertThat(skipped.warnings())
          .hasSize(2)
          .containsOnly(
              "connect.move-in.skipped client-key=B: the body's baseUrl is missing or unusable");
    }
  }

  @Test
  void withoutTheKey_nobodyMoves() {
    run(ourBase, TABLE, row("A", "https://a.atlassian.net"));

    Optional<AtlassianHost> host =
        started(app -> app.select(AtlassianHosts.class).get().find("A"), "datasource=" + ours);

    assertThat(host).isEmpty();
  }

  @Test
  void missingTable_isTold() {
    assertMistake(
        "from=express: nobody can move in: The table AddonSettings is not there. Tenants are read"
            + " from "
            + ours
            + "; another data source is named by atlassian.store.move-in-datasource",
        "from=express");
  }

  @Test
  void tableThatCannotBeRead_isToldWithoutTheWordsOfTheDatabase() {
    run(ourBase, "CREATE TABLE atlassian_host (id INT PRIMARY KEY)");

    assertMistake(
        "from=spring-boot: nobody can move in: The table atlassian_host cannot be read, SQLState"
            + " 42S22. Tenants are read from "
            + ours
            + "; another data source is named by atlassian.store.move-in-datasource",
        "from=spring-boot");
  }

  @Test
  void missingDataSource_isTold() {
    assertMistake(
        "datasource=java:app/none: this server has no data source of that name. Define one",
        "from=express",
        "datasource=java:app/none");
  }

  @Test
  void applicationThatKeepsItsTenantsItself_isTold() {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(
            () -> started(app -> app, List.of(DeploymentTest.OwnStore.class), "from=express"))
        .withMessage(
            "CSE-006 atlassian.store.move-in-from=express: nobody can move in: the application"
                + " keeps its tenants itself. Remove the key");
  }

  private void assertMistake(String sentence, String... keys) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> started(app -> app, keys))
        .withMessage("CSE-006 atlassian.store.move-in-" + sentence);
  }

  private <T> T started(WeldApp.Inside<T> action, String... keys) {
    return started(action, List.of(), keys);
  }

  private <T> T started(WeldApp.Inside<T> action, List<Class<?>> beans, String... keys) {
    files.config(
        "atlassian.store.type=jdbc",
        "atlassian.store.datasource=" + ours,
        "atlassian.store.encryption-keys=k1:" + "A".repeat(43) + "=",
        "atlassian.store.move-in-" + String.join("\natlassian.store.move-in-", keys));
    return new WeldApp(files, beans.toArray(Class<?>[]::new))
        .deployed(
            app -> {
              new ConnectInitializer()
                  .onStartup(Set.of(), new FakeServletContext("/app").asServletContext());
              return action.in(app);
            });
  }

  private static AtlassianHost find(WeldContainer app, String clientKey) {
    return app.select(AtlassianHosts.class).get().find(clientKey).orElseThrow();
  }

  private static String row(String clientKey, String baseUrl) {
    return "INSERT INTO atlassian_host VALUES ('%s', '%s', '%s', 'jira', TRUE, '2024-03-01 10:00:00')"
        .formatted(clientKey, SECRET, baseUrl);
  }

  private static void run(DataSource base, String... statements) {
    try (Connection connection = base.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static DataSource h2(String name) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Jndi.bind(name, source);
    return source;
  }
}
