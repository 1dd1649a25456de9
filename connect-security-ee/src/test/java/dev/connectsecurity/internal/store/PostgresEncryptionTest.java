package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.Postgres;
import javax.sql.DataSource;

final class PostgresEncryptionTest extends EncryptionContract {
  private static final DataSource DATABASE = Databases.current(Postgres.empty());

  @Override
  DataSource database() {
    return Databases.emptied(DATABASE);
  }
}
