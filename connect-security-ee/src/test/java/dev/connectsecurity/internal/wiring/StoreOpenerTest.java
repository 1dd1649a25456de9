package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.internal.store.JdbcHosts;
import dev.connectsecurity.internal.store.MemoryHosts;
import dev.connectsecurity.internal.store.Schema;
import dev.connectsecurity.spi.AtlassianHosts;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreOpenerTest {
  private static final String SQL = "dev/connectsecurity/sql/h2/V1__connect.sql";

  private final String name = "java:app/jdbc/" + UUID.randomUUID();
  private final DataSource memory = h2("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

  @Test
  void memory_asksNoServer() {
    assertThat(open("atlassian.store.type=memory")).isInstanceOf(MemoryHosts.class);
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

    assertThat(store).isInstanceOf(JdbcHosts.class);
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
    Jndi.bind(name, calledPostgreSql(memory));

    assertMistake(
        "CSE-006 atlassian.store.datasource="
            + name
            + ": the tables are missing. Run dev/connectsecurity/sql/postgresql/V1__connect.sql"
            + " of the jar, or set atlassian.store.create-tables=true");
  }

  @Test
  void tablesOfAnotherVersion_areTold() throws SQLException {
    Schema.of(memory).create();
    run("UPDATE connect_schema SET version = 2");
    Jndi.bind(name, memory);

    assertMistake(
        "CSE-006 atlassian.store.datasource="
            + name
            + ": the tables are of another version; this one needs "
            + SQL
            + " in the jar");
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
    String[] all = new String[lines.length + 1];
    all[0] = "atlassian.store.datasource=" + name;
    System.arraycopy(lines, 0, all, 1, lines.length);
    return StoreOpener.open(Configs.settings(all).store(), "com.example.hello", Clock.systemUTC());
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

  /** Answers as the other does, but says that it is PostgreSQL. */
  private static DataSource calledPostgreSql(DataSource other) {
    return (DataSource) answering(DataSource.class, other);
  }

  private static Object answering(Class<?> type, Object target) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (method.getName().equals("getDatabaseProductName")) {
            return "PostgreSQL";
          }
          Object answer = method.invoke(target, arguments);
          boolean onTheWay =
              answer instanceof Connection || answer instanceof java.sql.DatabaseMetaData;
          return onTheWay ? answering(method.getReturnType(), answer) : answer;
        });
  }
}
