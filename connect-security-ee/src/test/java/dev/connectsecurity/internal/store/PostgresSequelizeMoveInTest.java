package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.Postgres;
import javax.sql.DataSource;

/** The table as Sequelize makes it. */
final class PostgresSequelizeMoveInTest extends ExpressMoveInContract {
  @Override
  DataSource empty() {
    return Postgres.empty();
  }

  @Override
  String ddl() {
    return "CREATE TABLE IF NOT EXISTS \"AddonSettings\" (\"id\"   SERIAL , \"clientKey\""
        + " VARCHAR(255), \"key\" VARCHAR(255), \"val\" JSON, PRIMARY KEY (\"id\"));"
        + " CREATE INDEX \"addon_settings_client_key_key\" ON \"AddonSettings\" (\"clientKey\","
        + " \"key\")";
  }

  @Override
  String value() {
    return "CAST(? AS JSON)";
  }

  @Override
  boolean refusesText() {
    return true;
  }
}
