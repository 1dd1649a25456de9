package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.store.JdbcHosts;
import dev.connectsecurity.internal.store.MemoryHosts;
import dev.connectsecurity.internal.store.Schema;
import dev.connectsecurity.spi.AtlassianHosts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Opens the configured store and sees to it that its tables are there. */
final class StoreOpener {
  private static final Logger LOG = System.getLogger(StoreOpener.class.getName());

  private StoreOpener() {}

  static AtlassianHosts open(Settings.Store settings, String appKey, Clock clock) {
    if (settings.inMemory()) {
      return new MemoryHosts(clock);
    }
    DataSource dataSource = lookUp(settings.dataSource());
    try {
      prepare(Schema.of(dataSource), settings);
    } catch (UnavailableException | IllegalArgumentException | IllegalStateException refused) {
      throw Problem.STORE.mistake(
          ConfigKey.STORE_DATASOURCE.key()
              + "="
              + settings.dataSource()
              + ": "
              + refused.getMessage());
    }
    return new JdbcHosts(dataSource, appKey, clock);
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
              "the tables are of another version; this one needs " + schema.path() + " in the jar");
      case MISSING -> createOrRefuse(schema, settings.createTables());
    }
  }

  private static void createOrRefuse(Schema schema, String createTables) {
    boolean allowed =
        createTables.equals("true")
            || createTables.equals("auto") && schema.path().contains("/h2/");
    if (!allowed) {
      throw new IllegalStateException(
          "the tables are missing. Run "
              + schema.path()
              + " of the jar, or set "
              + ConfigKey.STORE_CREATE_TABLES.key()
              + "=true");
    }
    schema.create();
  }

  private static DataSource lookUp(String name) {
    try {
      if (new InitialContext().lookup(name) instanceof DataSource dataSource) {
        return dataSource;
      }
      throw Problem.STORE.mistake(
          ConfigKey.STORE_DATASOURCE.key() + "=" + name + " is not a data source");
    } catch (NamingException notThere) {
      throw Problem.STORE.mistake(
          ConfigKey.STORE_DATASOURCE.key()
              + "="
              + name
              + ": this server has no data source of that name. Define one, or for"
              + " development: "
              + ConfigKey.STORE_TYPE.key()
              + "=memory");
    }
  }
}
