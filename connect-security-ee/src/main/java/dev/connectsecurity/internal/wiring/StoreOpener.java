package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.store.JdbcStore;
import dev.connectsecurity.internal.store.MemoryGrants;
import dev.connectsecurity.internal.store.MemoryHosts;
import dev.connectsecurity.internal.store.MemoryLogins;
import dev.connectsecurity.internal.store.OutsideTransaction;
import dev.connectsecurity.internal.store.Schema;
import dev.connectsecurity.spi.SecretCipher;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Opens the configured stores and sees to it that their tables are there.
 *
 * @param settings the configuration
 * @param outside what suspends the transaction of a caller
 * @param cipher the application's own, if it brings one
 * @param clock the time
 */
record StoreOpener(
    Settings settings, OutsideTransaction outside, Optional<SecretCipher> cipher, Clock clock) {
  private static final Logger LOG = System.getLogger(StoreOpener.class.getName());

  /**
   * Opens them.
   *
   * @throws Mistake if the data source is not there, or its tables are not as they should be
   */
  Stores open() {
    Settings.Store store = settings.store();
    if (store.inMemory()) {
      return new Stores(
          new MemoryHosts(store.previousSecretTime(), clock),
          new MemoryGrants(),
          new MemoryLogins(clock),
          Optional.empty());
    }
    DataSource dataSource = NamedDataSource.find(ConfigKey.STORE_DATASOURCE, store.dataSource());
    JdbcStore jdbc;
    try {
      jdbc = open(dataSource, store);
    } catch (UnavailableException | IllegalArgumentException | IllegalStateException refused) {
      Mistake mistake =
          Problem.STORE.mistake(
              ConfigKey.STORE_DATASOURCE.key()
                  + "="
                  + store.dataSource()
                  + ": "
                  + refused.getMessage());
      mistake.initCause(refused);
      throw mistake;
    }
    return new Stores(
        jdbc.hosts(store.previousSecretTime()), jdbc.grants(), jdbc.logins(), Optional.of(jdbc));
  }

  private JdbcStore open(DataSource dataSource, Settings.Store store) {
    Schema schema = Schema.of(dataSource);
    prepare(schema, store);
    Strongroom strongroom = new KeyFinder(store, cipher, outside).find(dataSource, schema);
    JdbcStore jdbc = new JdbcStore(dataSource, owner(), strongroom.encryption(), outside, clock);
    strongroom.check(jdbc.checkValues());
    return jdbc;
  }

  // Whose rows they are: applications that share a database share nothing else.
  private String owner() {
    return settings
        .connect()
        .map(ConnectSettings::appKey)
        .or(() -> settings.oauth().map(Settings.OAuth::clientId))
        .orElseThrow();
  }

  private static void prepare(Schema schema, Settings.Store settings) {
    if (schema.volatileStorage()) {
      LOG.log(
          Level.WARNING,
          Problem.RELAXED.says(
              settings.dataSource()
                  + " keeps its data in a temporary place, so every tenant is lost when the server stops. Define a data"
                  + " source of your own and name it by "
                  + ConfigKey.STORE_DATASOURCE.key()));
    }
    switch (schema.state()) {
      case CURRENT -> LOG.log(Level.DEBUG, "the tables are there");
      case OTHER_VERSION ->
          throw new IllegalStateException(
              "the tables are of another version; this one needs "
                  + schema.files()
                  + " in the jar");
      case READ_ONLY ->
          throw new IllegalStateException(
              "the tables of "
                  + schema.files()
                  + " are there, but cannot be changed: the database is read-only, or its user has"
                  + " no right to");
      case MISSING -> createOrRefuse(schema, settings.createTables(), "missing");
      case OLDER -> createOrRefuse(schema, settings.createTables(), "of an earlier version");
    }
  }

  private static void createOrRefuse(Schema schema, String createTables, String state) {
    boolean allowed =
        createTables.equals("true") || createTables.equals("auto") && schema.embedded();
    if (!allowed) {
      throw new IllegalStateException(
          "the tables are "
              + state
              + ". Run "
              + schema.files()
              + " of the jar, or set "
              + ConfigKey.STORE_CREATE_TABLES.key()
              + "=true");
    }
    schema.create();
  }
}
