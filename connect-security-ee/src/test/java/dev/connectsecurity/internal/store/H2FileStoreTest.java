package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.fullTenant;
import static dev.connectsecurity.spi.Change.REPEATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.spi.AtlassianHosts;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class H2FileStoreTest extends JdbcStoreContract {
  @TempDir Path folder;

  @Override
  DataSource database() {
    DataSource dataSource = H2.file(folder);
    Schema.of(dataSource).create();
    return dataSource;
  }

  @AfterEach
  void shutDown() {
    Statements.run(H2.file(folder), "SHUTDOWN");
  }

  @Test
  void restart_forgetsNeitherTenantNorToken() {
    install(fullTenant("a"), "t1");

    shutDown();
    AtlassianHosts restarted = create(clock());

    assertThat(restarted.find("a")).contains(fullTenant("a").host());
    assertThat(restarted.install(fullTenant("a").host(), tokens().use("t1")).change())
        .isEqualTo(REPEATED);
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
