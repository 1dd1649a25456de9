package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.Pool;
import dev.connectsecurity.testing.Postgres;
import javax.sql.DataSource;

final class PostgresStoreTest extends ServerStoreContract {
  private static final DataSource DATABASE = Databases.current(Pool.over(Postgres.empty()));

  @Override
  DataSource database() {
    return Databases.emptied(DATABASE);
  }

  @Override
  LockBound lockBound() {
    return new LockBound("SHOW lock_timeout", "SET lock_timeout = 1234");
  }

  @Override
  void cutOthers(DataSource database) {
    Statements.texts(
        database,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
  }
}
