package dev.connectsecurity.internal.store;

import javax.sql.DataSource;

final class H2SchemaTest extends SchemaContract {
  @Override
  DataSource empty() {
    return H2.empty();
  }

  @Override
  DataSource readOnly(DataSource database) {
    return H2.reader(database);
  }
}
