package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.internal.store.MemoryHosts;
import dev.connectsecurity.internal.store.OutsideTransaction;
import dev.connectsecurity.internal.store.Schema;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.testing.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreOpenerTest {
  private static final String SQL =
      "dev/connectsecurity/sql/h2/V1__connect.sql, then dev/connectsecurity/sql/h2/V2__grants.sql";

  private final String name = "java:app/jdbc/" + UUID.randomUUID();
  private final DataSource memory = h2("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

  @Test
  void memory_asksNoServerAndNeedsNoKey() {
    assertThat(open("atlassian.store.type=memory", "atlassian.store.encryption-keys="))
        .isInstanceOf(MemoryHosts.class);
  }

  @Test
  void nameThatTheServerDoesNotKnow_isTold() {
    Jndi.install();

    assertMistake(
        "CSE-006 atlassian.store.datasource="
            + name
            + ": this server has no data source of that name. Define one, or for development:"
            + " atlassian.store.type=memory");
  }

  @Test
  void nameOfSomethingElse_isTold() {
    Jndi.bind(name, "a text");

    assertMistake("CSE-006 atlassian.store.datasource=" + name + " is not a data source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "true"})
  void emptyH2_getsItsTables(String createTables) {
    Jndi.bind(name, memory);

    AtlassianHosts store = open("atlassian.store.create-tables=" + createTables);

    assertThat(store).isNotInstanceOf(MemoryHosts.class);
    assertThat(store.find("A")).isEmpty();
    assertThat(Schema.of(memory).state()).isEqualTo(Schema.State.CURRENT);
  }

  @Test
  void tablesThatAreThere_areKept() {
    Schema.of(memory).create();
    Jndi.bind(name, memory);

    assertThat(open("atlassian.store.create-tables=false").find("A")).isEmpty();
  }

  @Test
  void missingTablesThatMustNotBeCreated_areTold() {
    Jndi.bind(name, memory);

    assertMistake(
        "CSE-006 atlassian.store.datasource="
            + name
            + ": the tables are missing. Run "
            + SQL
            + " of the jar, or set atlassian.store.create-tables=true",
        "atlassian.store.create-tables=false");
    assertThat(Schema.of(memory).state()).isEqualTo(Schema.State.MISSING);
  }

  @Test
  void missingTablesOfAnotherDatabase_areNotCreatedUnasked() {
    Jndi.bind(name, Postgres.empty());

    assertMistake(
        "CSE-006 atlassian.store.datasource="
            + name
            + ": the tables are missing. Run dev/connectsecurity/sql/postgresql/V1__connect.sql, then"
            + " dev/connectsecurity/sql/postgresql/V2__grants.sql of the jar, or set atlassian.store.create-tables=true");
  }

  @Test
  void tablesOfAnotherVersion_areTold() throws SQLException {
    Schema.of(memory).create();
    run("INSERT INTO connect_schema (version) VALUES (3)");
    Jndi.bind(name, memory);

    assertMistake(
        "CSE-006 atlassian.store.datasource="
            + name
            + ": the tables are of another version; this one needs "
            + SQL
            + " in the jar");
  }

  @Test
  void tablesOfAnEarlierVersion_areUpgradedOrTold() throws SQLException {
    Schema.of(memory).create();
    run("DELETE FROM connect_schema WHERE version = 2");
    Jndi.bind(name, memory);

    assertMistake(
        "CSE-006 atlassian.store.datasource="
            + name
            + ": the tables are of an earlier version. Run"
            + " dev/connectsecurity/sql/h2/V2__grants.sql of the jar, or set"
            + " atlassian.store.create-tables=true",
        "atlassian.store.create-tables=false");

    assertThat(open().find("A")).isEmpty();
  }

  @Test
  void tablesThatCannotBeChanged_areTold(@TempDir Path folder) {
    String url = "jdbc:h2:file:" + folder.resolve("data");
    Schema.of(h2(url)).create();
    Jndi.bind(name, h2(url + ";ACCESS_MODE_DATA=r"));

    assertMistake(
        "CSE-006 atlassian.store.datasource="
            + name
            + ": the tables of "
            + SQL
            + " are there, but cannot be changed: the database is read-only, or its user has no"
            + " right to");
  }

  @Test
  void databaseThatDoesNotAnswer_isTold(@TempDir Path folder) {
    Jndi.bind(name, h2("jdbc:h2:file:" + folder.resolve("none") + ";IFEXISTS=TRUE"));

    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(this::open)
        .withMessageStartingWith("CSE-006 atlassian.store.datasource=" + name + ": ");
  }

  @Test
  void databaseThatDoesNotOutliveTheServer_isWarnedOf() {
    Jndi.bind(name, memory);

    try (LogCapture log = new LogCapture(StoreOpener.class)) {
      open();

      assertThat(log.warnings())
          .containsExactly(
              "CSE-017 "
                  + name
                  + " keeps its data in a temporary place, so every tenant is lost when the server"
                  + " stops. Define a data source of your own and name it by"
                  + " atlassian.store.datasource");
    }
  }

  @Test
  void databaseInAFile_isNotWarnedOf(@TempDir Path folder) {
    Jndi.bind(name, h2("jdbc:h2:file:" + folder.resolve("tenants")));
    String temporary = System.getProperty("java.io.tmpdir");
    System.setProperty("java.io.tmpdir", folder.resolve("elsewhere").toString());

    try (LogCapture log = new LogCapture(StoreOpener.class)) {
      open();

      assertThat(log.warnings()).isEmpty();
    } finally {
      System.setProperty("java.io.tmpdir", temporary);
    }
  }

  private AtlassianHosts open(String... lines) {
    String[] all = new String[lines.length + 2];
    all[0] = "atlassian.store.datasource=" + name;
    all[1] = "atlassian.store.encryption-keys=k1:" + "A".repeat(43) + "=";
    System.arraycopy(lines, 0, all, 2, lines.length);
    return new StoreOpener(
            Configs.settings(all), OutsideTransaction.none(), Optional.empty(), Clock.systemUTC())
        .open()
        .hosts();
  }

  private void assertMistake(String sentence, String... lines) {
    assertThatExceptionOfType(Mistake.class).isThrownBy(() -> open(lines)).withMessage(sentence);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = memory.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DataSource h2(String url) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url);
    dataSource.setUser("sa");
    return dataSource;
  }
}
