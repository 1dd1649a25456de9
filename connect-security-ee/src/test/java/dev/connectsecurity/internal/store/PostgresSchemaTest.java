package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.Postgres;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

final class PostgresSchemaTest extends SchemaContract {
  @Override
  DataSource empty() {
    return Postgres.empty();
  }

  @Override
  DataSource readOnly(DataSource database) {
    PGSimpleDataSource again = Postgres.again(database);
    again.setOptions("-c default_transaction_read_only=on");
    return again;
  }
}
