package dev.connectsecurity.internal.store;

import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The key of a database in memory, for development: in a row of that database, since nothing else
 * lives exactly as long. An application that is deployed again finds its tenants readable.
 *
 * <p>Whoever has the one has the other, so it protects nothing.
 *
 * @since 0.1
 */
public final class MemoryKey {
  // In the place of an app and of a hash; no app key has a space.
  private static final String ROW = "development key";
  private static final String SELECT =
      "SELECT check_value FROM connect_check WHERE app_key = ? AND value_hash = ?";
  private static final String INSERT =
      "INSERT INTO connect_check (app_key, value_hash, check_value) VALUES (?, ?, ?)";

  private MemoryKey() {}

  /**
   * Reads the key; keeps a new one first if there is none. All who ask at once get the same.
   *
   * @param dataSource the database, with the tables of {@link Schema}
   * @param outside what suspends the transaction of a caller
   * @param made makes a key
   * @return the key of all apps in that database
   * @throws UnavailableException if the database gives no answer
   */
  public static Secret of(
      DataSource dataSource, OutsideTransaction outside, Supplier<Secret> made) {
    return new Transactions(dataSource, outside, Transactions.LOCK_WAIT)
        .change(
            connection -> {
              Optional<String> kept =
                  Sql.of(SELECT, ROW, ROW).first(connection, row -> row.getString(1));
              if (kept.isPresent()) {
                return Secret.of(kept.get());
              }
              Secret key = made.get();
              Sql.of(INSERT, ROW, ROW, key.reveal()).update(connection);
              return key;
            });
  }
}
