package dev.connectsecurity.internal.store;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What a store promises over a database that is a process of its own. */
abstract class ServerStoreContract extends JdbcStoreContract {

  @Test
  void connectionThatTheNodeLoses_losesItsLockAndStoresNothing() throws Exception {
    assertFreedBy(
        holder -> {
          try {
            holder.abort(Runnable::run);
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
        });
  }
}
