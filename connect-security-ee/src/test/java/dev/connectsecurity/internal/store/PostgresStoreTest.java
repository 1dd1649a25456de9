package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.Postgres;
import javax.sql.DataSource;

final class PostgresStoreTest extends ServerStoreContract {
  private static final DataSource DATABASE = Databases.current(Postgres.empty());

  @Override
  DataSource database() {
    return Databases.emptied(DATABASE);
  }

  @Override
  void cutOthers(DataSource database) {
    Statements.texts(
        database,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
  }
}
