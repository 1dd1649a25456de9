package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.Postgres;
import javax.sql.DataSource;

final class PostgresUpgradeTest extends UpgradeContract {
  @Override
  DataSource empty() {
    return Postgres.empty();
  }
}
