package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Schema.State.MISSING;
import static dev.connectsecurity.internal.store.Schema.State.OLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a schema knows about its database. */
final class SchemaDatabaseTest {
  private final DataSource dataSource = H2.empty();
  private final Schema schema = Schema.of(dataSource);

  @ParameterizedTest
  @CsvSource({
    "H2, h2",
    "PostgreSQL, postgresql",
    "MySQL, mysql",
    "MariaDB, mysql",
  })
  void supportedProduct_hasItsFiles(String product, String folder) throws SQLException {
    try (Connection connection = named(product).getConnection()) {
      Database database = Database.of(connection);
      String first = "dev/connectsecurity/sql/" + folder + "/V1__connect.sql";
      String second = "dev/connectsecurity/sql/" + folder + "/V2__grants.sql";

      assertThat(Schema.files(database, new SchemaState(MISSING, 0)))
          .isEqualTo(first + ", then " + second);
      assertThat(Schema.files(database, new SchemaState(OLDER, 1))).isEqualTo(second);
      assertThat(getClass().getClassLoader().getResource(first)).isNotNull();
      assertThat(getClass().getClassLoader().getResource(second)).isNotNull();
    }
  }

  @Test
  void unsupportedProduct_isNamedBesideTheSupportedOnes() {
    DataSource oracle = named("Oracle");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.of(oracle))
        .withMessageContaining("Oracle")
        .withMessageContaining("H2, PostgreSQL, MySQL and MariaDB");
  }

  @Test
  void databaseInMemory_isVolatile() {
    assertThat(schema.volatileStorage()).isTrue();
  }

  @Test
  void fileBelowTheTemporaryFolder_isVolatile(@TempDir Path folder) {
    assertThat(Schema.of(H2.at("jdbc:h2:file:" + folder.resolve("a"))).volatileStorage()).isTrue();
  }

  @Test
  void fileElsewhere_isNotVolatile() {
    FaultyDataSource faulty = new FaultyDataSource(dataSource);
    faulty.answer("getURL", "jdbc:h2:file:/srv/app/tenants");

    assertThat(Schema.of(faulty.dataSource()).volatileStorage()).isFalse();
  }

  @Test
  void driverThatTellsNoUrlOrAnotherProduct_isNotVolatile() {
    FaultyDataSource faulty = new FaultyDataSource(dataSource);
    faulty.answer("getURL", null);

    assertThat(Schema.of(faulty.dataSource()).volatileStorage()).isFalse();
    assertThat(Schema.of(named("MariaDB")).volatileStorage()).isFalse();
  }

  private DataSource named(String product) {
    FaultyDataSource faulty = new FaultyDataSource(dataSource);
    faulty.answer("getDatabaseProductName", product);
    return faulty.dataSource();
  }
}
