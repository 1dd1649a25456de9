package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.Pool;
import dev.connectsecurity.testing.Postgres;
import javax.sql.DataSource;

final class PostgresEncryptionTest extends EncryptionContract {
  private static final DataSource DATABASE = Databases.current(Pool.over(Postgres.empty()));

  @Override
  DataSource database() {
    return Databases.emptied(DATABASE);
  }
}
