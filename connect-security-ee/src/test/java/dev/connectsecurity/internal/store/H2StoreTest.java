package dev.connectsecurity.internal.store;

import javax.sql.DataSource;

final class H2StoreTest extends JdbcStoreContract {
  @Override
  DataSource database() {
    return H2.current();
  }

  @Override
  LockBound lockBound() {
    return new LockBound("SELECT LOCK_TIMEOUT()", "SET LOCK_TIMEOUT 1234");
  }

  @Override
  void cutOthers(DataSource database) {
    Statements.texts(
        database,
        "SELECT ABORT_SESSION(SESSION_ID) FROM INFORMATION_SCHEMA.SESSIONS"
            + " WHERE SESSION_ID <> SESSION_ID()");
  }
}
