package dev.connectsecurity.internal.store;

import javax.sql.DataSource;

/** What a store over a database promises; a class for each database says where it is. */
abstract class JdbcStoreContract extends StoreContract {

  /** Gives a database with empty tables of this version. */
  abstract DataSource database();

  @Override
  Kept open(MovableClock clock) {
    DataSource database = database();
    JdbcStore patient = Stores.of(database, clock);
    JdbcStore impatient = Stores.impatient(database, LOCK_WAIT, clock);
    return new Kept(patient.hosts(Stores.OVERLAP), impatient.grants(), patient.logins());
  }
}
