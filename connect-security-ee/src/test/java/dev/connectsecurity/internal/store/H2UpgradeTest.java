package dev.connectsecurity.internal.store;

import javax.sql.DataSource;

final class H2UpgradeTest extends UpgradeContract {
  @Override
  DataSource empty() {
    return H2.empty();
  }
}
