package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.MariaDb;
import dev.connectsecurity.testing.Pool;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
final class MariaDbEncryptionTest extends EncryptionContract {
  private static final DataSource DATABASE = Databases.current(Pool.over(MariaDb.empty()));

  @Override
  DataSource database() {
    return Databases.emptied(DATABASE);
  }
}
