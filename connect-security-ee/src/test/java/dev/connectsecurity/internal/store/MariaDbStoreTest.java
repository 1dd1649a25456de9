package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.MariaDb;
import dev.connectsecurity.testing.Pool;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
final class MariaDbStoreTest extends ServerStoreContract {
  private static final DataSource DATABASE = Databases.current(Pool.over(MariaDb.empty()));

  @Override
  DataSource database() {
    return Databases.emptied(DATABASE);
  }

  @Override
  LockBound lockBound() {
    return new LockBound(
        "SELECT @@SESSION.innodb_lock_wait_timeout", "SET SESSION innodb_lock_wait_timeout = 17");
  }

  @Override
  void cutOthers(DataSource database) {
    Statements.texts(
            database,
            "SELECT id FROM information_schema.processlist"
                + " WHERE db = DATABASE() AND id <> CONNECTION_ID()")
        .forEach(id -> Statements.run(database, "KILL " + id));
  }
}
