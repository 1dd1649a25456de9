package dev.connectsecurity.internal.store;

import dev.connectsecurity.UnavailableException;
import java.util.List;

/**
 * Keeps one known text under each encryption key that ever was the first, so that a wrong key is
 * found at the start and not at the first customer.
 *
 * <p>Every method throws {@link UnavailableException} when the database gives no answer.
 *
 * @since 0.1
 */
public final class CheckValues {
  private static final String SELECT =
      "SELECT check_value FROM connect_check WHERE app_key = ? ORDER BY value_hash";
  private static final String INSERT =
      "INSERT INTO connect_check (app_key, value_hash, check_value) VALUES (?, ?, ?)";
  private static final String DELETE =
      "DELETE FROM connect_check WHERE app_key = ? AND value_hash = ?";

  private final Transactions transactions;
  private final String app;

  CheckValues(Transactions transactions, String app) {
    this.transactions = transactions;
    this.app = app;
  }

  /**
   * Reads them.
   *
   * @return all that are kept
   */
  public List<String> all() {
    return transactions.read(
        connection -> Sql.of(SELECT, app).all(connection, row -> row.getString(1)));
  }

  /**
   * Keeps one more.
   *
   * @param value what a cipher made of the known text
   */
  public void add(String value) {
    String hash = Site.sha256(value);
    transactions.change(
        connection -> {
          Sql.of(DELETE, app, hash).update(connection);
          return Sql.of(INSERT, app, hash, value).update(connection);
        });
  }

  /**
   * Erases one, when its key is no longer needed.
   *
   * @param value as it was kept
   */
  public void forget(String value) {
    transactions.change(connection -> Sql.of(DELETE, app, Site.sha256(value)).update(connection));
  }
}
