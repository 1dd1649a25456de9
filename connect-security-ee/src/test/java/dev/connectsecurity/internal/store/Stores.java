package dev.connectsecurity.internal.store;

import dev.connectsecurity.spi.AtlassianHosts;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** Stores of one app for tests. */
final class Stores {
  static final String APP = "com.example.app";
  static final Duration OVERLAP = Duration.ofMinutes(15);

  private static final Encryption USUAL = Encryption.beginningWith(Keys.of("usual"));

  private Stores() {}

  static JdbcStore of(DataSource dataSource, Clock clock) {
    return of(dataSource, USUAL, clock);
  }

  static JdbcStore of(DataSource dataSource, Encryption encryption, Clock clock) {
    return new JdbcStore(dataSource, APP, encryption, OutsideTransaction.none(), clock);
  }

  /** A store that soon gives up waiting for a lock. */
  static JdbcStore impatient(DataSource dataSource, Duration lockWait, Clock clock) {
    return new JdbcStore(
        new Transactions(dataSource, OutsideTransaction.none(), lockWait), APP, USUAL, clock);
  }

  static AtlassianHosts hosts(DataSource dataSource, Clock clock) {
    return of(dataSource, clock).hosts(OVERLAP);
  }
}
