package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Schema.State.CURRENT;
import static dev.connectsecurity.internal.store.Schema.State.MISSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class SchemaTest {
  private final DataSource dataSource = H2.empty();
  private final Schema schema = Schema.of(dataSource);

  @Test
  void tablesThatAppearMeanwhile_areAccepted() {
    FaultyDataSource faulty = new FaultyDataSource(dataSource);
    Schema ours = Schema.of(faulty.dataSource());
    faulty.before(
        "execute",
        1,
        () -> {
          schema.create();
          throw new SQLException("exists", "42S01");
        });

    ours.create();

    assertThat(ours.state()).isEqualTo(CURRENT);
  }

  @Test
  void databaseThatRefusesTables_isUnavailableAndNamesTheFile() {
    FaultyDataSource faulty = new FaultyDataSource(dataSource);
    Schema ours = Schema.of(faulty.dataSource());
    faulty.before(
        "execute",
        0,
        () -> {
          throw new SQLException("read only", "25006");
        });

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(ours::create)
        .withMessageContaining(
            "run dev/connectsecurity/sql/h2/V1__connect.sql, then"
                + " dev/connectsecurity/sql/h2/V2__grants.sql")
        .withMessageContaining("25006")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.STORE_UNAVAILABLE));
  }

  @Test
  void tablesCreatedAtTheLastAttempt_areAccepted() {
    FaultyDataSource faulty = new FaultyDataSource(dataSource);
    Schema ours = Schema.of(faulty.dataSource());
    SQLException failure = new SQLException("exists", "42S01");
    for (int attempt = 1; attempt <= 4; attempt++) {
      faulty.before(
          "execute",
          attempt,
          () -> {
            throw failure;
          });
    }

    ours.create();

    assertThat(schema.state()).isEqualTo(CURRENT);
  }

  @Test
  void realReadOnlyDatabase_isUnavailable(@TempDir Path folder) {
    String url = "jdbc:h2:file:" + folder.resolve("data");
    Statements.run(H2.at(url), "CREATE TABLE other (id INTEGER)");
    Schema readOnly = Schema.of(H2.at(url + ";ACCESS_MODE_DATA=r"));

    assertThat(readOnly.state()).isEqualTo(MISSING);
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(readOnly::create)
        .withMessageContaining("The tables cannot be created");
  }

  @Test
  void databaseInMemory_hasNoFile() {
    assertThat(schema.inMemory()).isTrue();
    assertThat(schema.localFile()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "nio:", "split:28:"})
  void databaseInAFile_hasOne(String kind, @TempDir Path folder) throws IOException {
    Schema inFile = Schema.of(H2.at("jdbc:h2:" + kind + folder.resolve("a") + ";AUTO_SERVER=TRUE"));

    assertThat(inFile.inMemory()).isFalse();
    assertThat(inFile.localFile()).contains(folder.toRealPath().resolve("a"));
  }

  @Test
  void databaseOfAServer_hasNoFileHere(@TempDir Path folder) throws SQLException {
    Server server =
        Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
            .start();
    try {
      Schema remote = Schema.of(H2.at("jdbc:h2:tcp://localhost:" + server.getPort() + "/./a"));

      assertThat(remote.inMemory()).isFalse();
      assertThat(remote.localFile()).isEmpty();
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({"getConnection, 1", "executeQuery, 1", "commit, 1"})
  void databaseThatFails_isUnavailable(String method, int n) {
    schema.create();
    FaultyDataSource faulty = new FaultyDataSource(dataSource);
    Schema ours = Schema.of(faulty.dataSource());
    faulty.fail(method, n);

    assertThatExceptionOfType(UnavailableException.class).isThrownBy(ours::state);
  }

  @Test
  void failureWithoutState_isUnavailable() {
    FaultyDataSource faulty = new FaultyDataSource(dataSource);
    Schema ours = Schema.of(faulty.dataSource());
    faulty.before(
        "executeQuery",
        1,
        () -> {
          throw new SQLException("planted");
        });

    assertThatExceptionOfType(UnavailableException.class).isThrownBy(ours::state);
  }
}
