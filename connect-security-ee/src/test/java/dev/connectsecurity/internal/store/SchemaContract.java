package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Schema.State.CURRENT;
import static dev.connectsecurity.internal.store.Schema.State.MISSING;
import static dev.connectsecurity.internal.store.Schema.State.OLDER;
import static dev.connectsecurity.internal.store.Schema.State.OTHER_VERSION;
import static dev.connectsecurity.internal.store.Schema.State.READ_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised about the tables on every database; a class for each says where it is. */
@Timeout(180)
abstract class SchemaContract {
  private DataSource dataSource;
  private Schema schema;

  /** Gives a database without tables, another one each time. */
  abstract DataSource empty();

  /** Gives the same database for somebody who must not change anything. */
  abstract DataSource readOnly(DataSource database);

  @BeforeEach
  void look() {
    dataSource = empty();
    schema = Schema.of(dataSource);
  }

  @Test
  void emptyDatabase_isMissing() {
    assertThat(schema.state()).isEqualTo(MISSING);
  }

  @Test
  void databaseWithOtherTables_isMissing() {
    Statements.run(dataSource, "CREATE TABLE connect_schemas (version INTEGER)");

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
  @ValueSource(
      strings = {
        "connect_host",
        "connect_token_use",
        "connect_grant",
        "connect_login",
        "connect_check",
        "connect_schema"
      })
  void tableThatIsGone_isMissingAndCreatedAgain(String table) {
    schema.create();
    Statements.run(dataSource, "DROP TABLE " + table);

    assertThat(schema.state()).isEqualTo(MISSING);

    schema.create();
    assertThat(schema.state()).isEqualTo(CURRENT);
  }

  @Test
  void creationThatWasCutShort_isMissingAndFinished() {
    schema.create();
    Statements.run(dataSource, "DELETE FROM connect_schema");

    assertThat(schema.state()).isEqualTo(MISSING);

    schema.create();
    assertThat(schema.state()).isEqualTo(CURRENT);
  }

  @Test
  void upgradeThatWasCutShort_isOlderAndFinished() {
    schema.create();
    Statements.run(dataSource, "DELETE FROM connect_schema WHERE version = 2");
    Statements.run(dataSource, "DROP TABLE connect_login");

    assertThat(schema.state()).isEqualTo(OLDER);

    schema.create();
    assertThat(schema.state()).isEqualTo(CURRENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO connect_schema (version) VALUES (3)",
        "ALTER TABLE connect_host DROP COLUMN scopes",
        "ALTER TABLE connect_host DROP COLUMN previous_secret",
        "ALTER TABLE connect_token_use DROP COLUMN body_hash",
        "ALTER TABLE connect_grant DROP COLUMN refresh_token"
      })
  void tablesOfAnotherVersion_areNotTouched(String change) {
    schema.create();
    Statements.run(dataSource, change);

    assertThat(schema.state()).isEqualTo(OTHER_VERSION);
    assertThatIllegalStateException()
        .isThrownBy(schema::create)
        .withMessage("The tables are not those of version 2");
  }

  @Test
  void tablesThatCannotBeChanged_areReadOnly() {
    schema.create();
    Schema ours = Schema.of(readOnly(dataSource));

    assertThat(ours.state()).isEqualTo(READ_ONLY);
    assertThatIllegalStateException()
        .isThrownBy(ours::create)
        .withMessage("The tables cannot be changed");
  }

  @Test
  void eightNodesThatStartAtOnce_createTheTablesOnce() throws Exception {
    for (int round = 0; round < 3; round++) {
      assertThat(startedAtOnce(empty())).containsOnly(CURRENT);
    }
  }

  @Test
  void eightNodesThatStartAtOnce_upgradeTheTablesOnce() throws Exception {
    for (int round = 0; round < 3; round++) {
      DataSource shared = VersionOne.in(empty());

      assertThat(startedAtOnce(shared)).containsOnly(CURRENT);
      assertThat(Statements.texts(shared, "SELECT version FROM connect_schema ORDER BY version"))
          .containsExactly("1", "2");
    }
  }

  private static List<Schema.State> startedAtOnce(DataSource shared) throws Exception {
    return AtOnce.run(
        8,
        i -> {
          Schema mine = Schema.of(shared);
          mine.create();
          return mine.state();
        });
  }
}
