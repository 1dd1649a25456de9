package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.MariaDb;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
final class MariaDbStoreTest extends ServerStoreContract {
  private static final DataSource DATABASE = Databases.current(MariaDb.empty());

  @Override
  DataSource database() {
    return Databases.emptied(DATABASE);
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
