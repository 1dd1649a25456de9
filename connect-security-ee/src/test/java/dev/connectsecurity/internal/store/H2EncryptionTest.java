package dev.connectsecurity.internal.store;

import javax.sql.DataSource;

final class H2EncryptionTest extends EncryptionContract {
  @Override
  DataSource database() {
    return H2.current();
  }
}
