package dev.connectsecurity.internal.store;

import javax.sql.DataSource;

final class H2SpringBootMoveInTest extends SpringBootMoveInContract {
  @Override
  DataSource empty() {
    return H2.empty();
  }

  @Override
  String datetime() {
    return "TIMESTAMP";
  }
}
