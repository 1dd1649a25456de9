package dev.connectsecurity.internal.store;

import dev.connectsecurity.testing.MariaDb;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
final class MariaDbSpringBootMoveInTest extends SpringBootMoveInContract {
  @Override
  DataSource empty() {
    return MariaDb.empty();
  }

  @Override
  String datetime() {
    return "DATETIME";
  }
}
