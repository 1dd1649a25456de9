package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Schema.State.CURRENT;
import static dev.connectsecurity.internal.store.Schema.State.MISSING;
import static dev.connectsecurity.internal.store.Schema.State.OTHER_VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
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
  void emptyDatabase_isMissing() {
    assertThat(schema.state()).isEqualTo(MISSING);
  }

  @Test
  void databaseWithOtherTables_isMissing() {
    H2.run(dataSource, "CREATE TABLE connect_schemas (version INTEGER)");

    assertThat(schema.state()).isEqualTo(MISSING);
  }

  @Test
  void createdTables_areCurrentAndCanBeCreatedAgain() {
    schema.create();
    assertThat(schema.state()).isEqualTo(CURRENT);

    schema.create();
    assertThat(schema.state()).isEqualTo(CURRENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"connect_host", "connect_token_use", "connect_schema"})
  void tableThatIsGone_isMissingAndCreatedAgain(String table) {
    schema.create();
    H2.run(dataSource, "DROP TABLE " + table);

    assertThat(schema.state()).isEqualTo(MISSING);

    schema.create();
    assertThat(schema.state()).isEqualTo(CURRENT);
  }

  @Test
  void creationThatWasCutShort_isMissingAndFinished() {
    schema.create();
    H2.run(dataSource, "DELETE FROM connect_schema");

    assertThat(schema.state()).isEqualTo(MISSING);

    schema.create();
    assertThat(schema.state()).isEqualTo(CURRENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE connect_schema SET version = 2",
        "UPDATE connect_schema SET version = 0",
        "INSERT INTO connect_schema (version) VALUES (7)",
        "ALTER TABLE connect_host DROP COLUMN scopes",
        "ALTER TABLE connect_token_use DROP COLUMN body_hash"
      })
  void tablesOfAnotherVersion_areNotTouched(String change) {
    schema.create();
    H2.run(dataSource, change);

    assertThat(schema.state()).isEqualTo(OTHER_VERSION);
    assertThatIllegalStateException()
        .isThrownBy(schema::create)
        .withMessage("The tables are not those of version 1");
  }

  @Test
  void eightNodesThatStartAtOnce_createTheTablesOnce() throws Exception {
    for (int round = 0; round < 10; round++) {
      DataSource shared = H2.empty();

      List<Schema.State> states =
          AtOnce.run(
              8,
              i -> {
                Schema mine = Schema.of(shared);
                mine.create();
                return mine.state();
              });

      assertThat(states).containsOnly(CURRENT);
      assertThat(H2.number(shared, "SELECT COUNT(*) FROM connect_schema")).isEqualTo(1);
    }
  }

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
        .withMessageContaining("run dev/connectsecurity/sql/h2/V1__connect.sql")
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
    H2.run(H2.at(url), "CREATE TABLE other (id INTEGER)");
    Schema readOnly = Schema.of(H2.at(url + ";ACCESS_MODE_DATA=r"));

    assertThat(readOnly.state()).isEqualTo(MISSING);
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(readOnly::create)
        .withMessageContaining("The tables cannot be created");
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
