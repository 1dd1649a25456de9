package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.Postgres;
import javax.sql.DataSource;

/** The table as JugglingDB's adapter 0.1 for PostgreSQL makes it. */
final class PostgresJugglingMoveInTest extends ExpressMoveInContract {
  @Override
  DataSource empty() {
    return Postgres.empty();
  }

  @Override
  String ddl() {
    return "CREATE TABLE \"AddonSettings\" (\"id\" SERIAL PRIMARY KEY, \"clientKey\" varchar,"
        + " \"key\" varchar, \"val\" varchar)";
  }

  @Override
  boolean refusesText() {
    return false;
  }
}
