package dev.connectsecurity.internal.store;

import javax.sql.DataSource;

/** A table that somebody has copied to H2; the library itself does not run on it. */
final class H2ExpressMoveInTest extends ExpressMoveInContract {
  @Override
  DataSource empty() {
    return H2.empty();
  }

  @Override
  String ddl() {
    return "CREATE TABLE \"AddonSettings\" (\"id\" INTEGER AUTO_INCREMENT PRIMARY KEY,"
        + " \"clientKey\" VARCHAR(255), \"key\" VARCHAR(255), \"val\" CLOB)";
  }

  @Override
  boolean refusesText() {
    return false;
  }
}
