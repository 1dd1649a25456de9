package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.MariaDb;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

/** The table as JugglingDB's adapter 0.2 for MySQL makes it. */
@Tag("mariadb")
final class MariaDbJugglingMoveInTest extends ExpressMoveInContract {
  @Override
  DataSource empty() {
    return MariaDb.empty();
  }

  @Override
  String ddl() {
    return "CREATE TABLE `AddonSettings` (`id` INT(11) NOT NULL AUTO_INCREMENT PRIMARY KEY,"
        + " `clientKey` VARCHAR(255) NULL, `key` VARCHAR(255) NULL, `val` LONGTEXT NULL)";
  }

  @Override
  String quote() {
    return "`";
  }

  @Override
  boolean refusesText() {
    return false;
  }
}
