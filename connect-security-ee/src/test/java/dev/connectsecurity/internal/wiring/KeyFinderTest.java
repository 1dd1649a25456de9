package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.internal.store.OutsideTransaction;
import dev.connectsecurity.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key is needed, except in development, where one makes itself beside an embedded database. */
final class KeyFinderTest {
  private static final String DEVELOPMENT = "mp.config.profile=dev";
  private static final String OWN = "k1:" + "A".repeat(43) + "=";
  private static final String MISSING =
      "CSE-004 atlassian.store.encryption-keys is not set, and secrets are not stored in clear. Set"
          + " it, or the environment variable ATLASSIAN_STORE_ENCRYPTION_KEYS, to what this prints"
          + " once: echo \"k1:$(openssl rand -base64 32)\". ";

  private final String name = "java:app/jdbc/" + UUID.randomUUID();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "mp.config.profile=prod", "mp.config.profile=test"})
  void noKeyInProduction_isToldWithACommandThatMakesOne(String profile) throws IOException {
    Jndi.bind(name, inFile());

    assertMistake(
        MISSING
            + "For development on H2, set mp.config.profile=dev instead: then a key is made beside"
            + " the database",
        profile);
    assertThat(keyFile()).doesNotExist();
  }

  @Test
  void keyOfDevelopment_isMadeBesideTheDatabaseAndReadAgain() throws Exception {
    DataSource database = inFile();
    Jndi.bind(name, database);
    open(DEVELOPMENT);
    String key = Files.readString(keyFile());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
        .isEqualTo("rw-------");
    assertThat(checkValues(database)).singleElement().asString().startsWith("v1.dev-");

    open(DEVELOPMENT);
    assertThat(keyFile()).hasContent(key);
    assertThat(checkValues(database)).hasSize(1);
  }

  @Test
  void keyOfDevelopment_isWarnedOfAtEachStart() throws IOException {
    Jndi.bind(name, inFile());

    for (int start = 0; start < 2; start++) {
      assertThat(warnings(DEVELOPMENT))
          .containsExactly(
              "CSE-017 development profile: secrets are encrypted by the key in "
                  + keyFile()
                  + ", so whoever has the database has the key. In production, set"
                  + " atlassian.store.encryption-keys");
    }
  }

  @Test
  void keyOfDevelopmentThatWasLost_isAskedFor() throws IOException {
    Jndi.bind(name, inFile());
    open(DEVELOPMENT);
    Files.delete(keyFile());

    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> open(DEVELOPMENT))
        .withMessageMatching(
            "CSE-004 atlassian.store.encryption-keys: The secrets in the database need a key that is"
                + " not there: dev-[0-9a-f]{8}\\. For example: .*");
  }

  @Test
  void keyOfDevelopmentThatIsNoKey_isTold() throws IOException {
    Jndi.bind(name, inFile());
    Files.writeString(keyFile(), "canary");

    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> open(DEVELOPMENT))
        .withMessageStartingWith(
            "CSE-004 atlassian.store.encryption-keys: The development key in "
                + keyFile()
                + " cannot be used: ")
        .matches(mistake -> !mistake.getMessage().contains("canary"));
  }

  @Test
  void keyOfDevelopment_canBeConfiguredBehindOneOfProduction() throws Exception {
    DataSource database = inFile();
    Jndi.bind(name, database);
    open(DEVELOPMENT);

    open("atlassian.store.encryption-keys=" + OWN + "," + Files.readString(keyFile()).strip());

    assertThat(checkValues(database)).hasSize(2).anyMatch(value -> value.startsWith("v1.k1."));
  }

  @Test
  void configuredKey_isUsedInDevelopmentToo() throws Exception {
    DataSource database = inFile();
    Jndi.bind(name, database);

    assertThat(warnings(DEVELOPMENT, "atlassian.store.encryption-keys=" + OWN)).isEmpty();

    assertThat(checkValues(database)).singleElement().asString().startsWith("v1.k1.");
    assertThat(keyFile()).doesNotExist();
  }

  @Test
  void databaseInMemory_keepsTheKeyOfDevelopmentItself() throws SQLException {
    DataSource database = h2("mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Jndi.bind(name, database);

    for (int start = 0; start < 2; start++) {
      assertThat(warnings(DEVELOPMENT))
          .containsExactly(
              "CSE-017 development profile: secrets are encrypted by the key in the database in"
                  + " memory itself, so whoever has the database has the key. In production, set"
                  + " atlassian.store.encryption-keys");
    }
    assertThat(checkValues(database))
        .hasSize(2)
        .anyMatch(value -> value.startsWith("v1.dev-"))
        .anyMatch(value -> value.startsWith("dev-"));
  }

  @Test
  void databaseThatIsNotH2_needsAKeyInDevelopmentToo() {
    Jndi.bind(name, Postgres.empty());

    assertMistake(
        MISSING + "In the development profile too, a key is made only for H2 on this machine",
        DEVELOPMENT,
        "atlassian.store.create-tables=true");
  }

  @Test
  void serverOfH2_needsAKeyInDevelopmentToo() throws SQLException {
    Server server =
        Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
            .start();
    try {
      Jndi.bind(name, h2("tcp://localhost:" + server.getPort() + "/./a"));

      assertMistake(
          MISSING + "In the development profile too, a key is made only for H2 on this machine",
          DEVELOPMENT);
    } finally {
      server.stop();
    }
  }

  private void assertMistake(String sentence, String... lines) {
    assertThatExceptionOfType(Mistake.class).isThrownBy(() -> open(lines)).withMessage(sentence);
  }

  private List<String> warnings(String... lines) {
    try (LogCapture log = new LogCapture(KeyFinder.class)) {
      open(lines);
      return log.warnings();
    }
  }

  private void open(String... lines) {
    String[] all =
        Stream.concat(
                Stream.of("atlassian.store.datasource=" + name),
                Stream.of(lines).filter(line -> !line.isEmpty()))
            .toArray(String[]::new);
    new StoreOpener(
            Configs.settings(all), OutsideTransaction.none(), Optional.empty(), Clock.systemUTC())
        .open();
  }

  private Path keyFile() throws IOException {
    return folder.toRealPath().resolve("tenants.development-key");
  }

  private DataSource inFile() {
    return h2("file:" + folder.resolve("tenants"));
  }

  private static DataSource h2(String place) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:" + place);
    return source;
  }

  private static List<String> checkValues(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT check_value FROM connect_check")) {
      List<String> values = new ArrayList<>();
      while (row.next()) {
        values.add(row.getString(1));
      }
      return values;
    }
  }
}
