package dev.connectsecurity.internal.wiring;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Finds the server's data sources. */
final class NamedDataSource {
  private NamedDataSource() {}

  /**
   * Finds one.
   *
   * @param key the key that names it
   * @param name its JNDI name
   * @throws Mistake if it is not there
   */
  static DataSource find(ConfigKey key, String name) {
    try {
      if (new InitialContext().lookup(name) instanceof DataSource dataSource) {
        return dataSource;
      }
      throw Problem.STORE.mistake(key.key() + "=" + name + " is not a data source");
    } catch (NamingException notThere) {
      throw Problem.STORE.mistake(
          key.key()
              + "="
              + name
              + ": this server has no data source of that name. Define one"
              + (key == ConfigKey.STORE_DATASOURCE
                  ? ", or for development: " + ConfigKey.STORE_TYPE.key() + "=memory"
                  : ""));
    }
  }
}
