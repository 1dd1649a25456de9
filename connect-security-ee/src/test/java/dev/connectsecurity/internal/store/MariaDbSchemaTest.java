package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.MariaDb;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
final class MariaDbSchemaTest extends SchemaContract {
  @Override
  DataSource empty() {
    return MariaDb.empty();
  }

  @Override
  DataSource readOnly(DataSource database) {
    return MariaDb.reader(database);
  }
}
