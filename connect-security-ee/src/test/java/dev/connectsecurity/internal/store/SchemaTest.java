package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Schema.State.CURRENT;
import static dev.connectsecurity.internal.store.Schema.State.MISSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
