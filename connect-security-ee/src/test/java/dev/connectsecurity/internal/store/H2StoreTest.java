package dev.connectsecurity.internal.store;

import javax.sql.DataSource;

final class H2StoreTest extends JdbcStoreContract {
  @Override
  DataSource database() {
    return H2.current();
  }
}
