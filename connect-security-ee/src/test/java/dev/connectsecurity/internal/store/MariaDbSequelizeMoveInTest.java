package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.MariaDb;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

/** The table as Sequelize makes it. */
@Tag("mariadb")
final class MariaDbSequelizeMoveInTest extends ExpressMoveInContract {
  @Override
  DataSource empty() {
    return MariaDb.empty();
  }

  @Override
  String ddl() {
    return "CREATE TABLE IF NOT EXISTS `AddonSettings` (`id` INTEGER NOT NULL auto_increment ,"
        + " `clientKey` VARCHAR(255), `key` VARCHAR(255), `val` JSON, PRIMARY KEY (`id`))"
        + " ENGINE=InnoDB";
  }

  @Override
  String quote() {
    return "`";
  }

  @Override
  boolean refusesText() {
    return true;
  }
}
