package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.Postgres;
import javax.sql.DataSource;

final class PostgresSpringBootMoveInTest extends SpringBootMoveInContract {
  @Override
  DataSource empty() {
    return Postgres.empty();
  }

  @Override
  String datetime() {
    return "TIMESTAMP WITHOUT TIME ZONE";
  }
}
