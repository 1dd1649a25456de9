package dev.connectsecurity.internal.store;

import dev.connectsecurity.UnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The tables of this library in one database.
 *
 * <p>Every method throws {@link UnavailableException} when the database gives no answer.
 *
 * @since 0.1
 */
public final class Schema {
  // Place by place, the file of version 1, 2 and so on.
  private static final List<String> FILES = List.of("V1__connect.sql", "V2__grants.sql");
  // Another node may fill an index meanwhile.
  private static final Duration LOCK_WAIT = Duration.ofMinutes(5);
  // Somebody else may create tables meanwhile, without the lock.
  private static final int ATTEMPTS = 5;

  private final Transactions transactions;
  private final Database database;
  private final String url;

  private Schema(Transactions transactions, Database database, String url) {
    this.transactions = transactions;
    this.database = database;
    this.url = url;
  }

  /**
   * Whether the tables are there.
   *
   * @since 0.1
   */
  public enum State {
    /** All tables are there, as this version of the library needs them. */
    CURRENT,
    /** At least one table is not there yet. */
    MISSING,
    /** The tables are those of an earlier version of the library, and can be upgraded. */
    OLDER,
    /** The tables are those of a later version of the library, or lack a column. */
    OTHER_VERSION,
    /** The tables can be read, but not changed. */
    READ_ONLY
  }

  /**
   * Looks which database it is.
   *
   * @param dataSource where the tables are or shall be
   * @return its schema
   * @throws IllegalArgumentException if the database is not supported; the message names those that
   *     are
   */
  public static Schema of(DataSource dataSource) {
    Transactions transactions = new Transactions(dataSource, OutsideTransaction.none(), LOCK_WAIT);
    return transactions.read(
        connection -> {
          Database database = Database.of(connection);
          String url = Optional.ofNullable(connection.getMetaData().getURL()).orElse("");
          return new Schema(transactions, database, url);
        });
  }

  /**
   * Looks at the tables.
   *
   * @return their state now
   */
  public State state() {
    return look().state();
  }

  /**
   * Creates what is missing and upgrades what is older, version by version. Several nodes may do so
   * at once: one does, the others wait.
   *
   * @throws IllegalStateException if there are tables that no version leads to this one from
   * @throws UnavailableException if the database refuses; the message names the files to run by
   *     hand
   */
  public void create() {
    SQLException refusal = new SQLException("The tables are still missing");
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (isDone(look())) {
        return;
      }
      refusal = run().orElse(refusal);
    }
    if (!isDone(look())) {
      throw Failures.unanswered("The tables cannot be created; run " + files(), refusal);
    }
  }

  /**
   * Tells which statements are still to run, for people who create tables themselves.
   *
   * @return paths of the SQL files in the jar in their order, all of them if none is known to have
   *     run
   */
  public String files() {
    return files(database, look());
  }

  static String files(Database database, SchemaState found) {
    return FILES.stream()
        .skip(found.done())
        .map(file -> path(database, file))
        .collect(Collectors.joining(", then "));
  }

  /**
   * Tells whether it is H2, the database that comes with a server or an application.
   *
   * @return whether nobody needs to be asked before tables are created
   */
  public boolean embedded() {
    return database == Database.H2;
  }

  /**
   * Tells whether the data is lost when the server stops: H2 in memory, or in a file below {@code
   * java.io.tmpdir}, as the default data source of Payara Micro.
   *
   * @return whether to warn
   */
  public boolean volatileStorage() {
    return database == Database.H2
        && H2Url.isVolatile(url, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * Tells whether it is H2 in memory.
   *
   * @return whether the data is in no file at all
   */
  public boolean inMemory() {
    return database == Database.H2 && file().isEmpty();
  }

  /**
   * Finds the file of an H2 database that this process keeps itself.
   *
   * @return its absolute path without H2's suffix; nothing in memory, at a server of H2, and of any
   *     other database
   */
  public Optional<Path> localFile() {
    return database == Database.H2 && !H2Url.isRemote(url) ? file() : Optional.empty();
  }

  // Asked of H2, because what a relative URL means is a matter of its settings.
  private Optional<Path> file() {
    return transactions
        .read(
            connection ->
                Sql.of("SELECT DATABASE_PATH()")
                    .all(connection, row -> Optional.ofNullable(row.getString(1))))
        .get(0)
        .flatMap(H2Url::file);
  }

  private SchemaState look() {
    try {
      return transactions.once(SchemaState::look);
    } catch (SQLException e) {
      throw Failures.unanswered(e);
    }
  }

  private static boolean isDone(SchemaState found) {
    return switch (found.state()) {
      case CURRENT -> true;
      case MISSING, OLDER -> false;
      case READ_ONLY -> throw new IllegalStateException("The tables cannot be changed");
      case OTHER_VERSION ->
          throw new IllegalStateException(
              "The tables are not those of version " + SchemaState.NEEDED);
    };
  }

  private Optional<SQLException> run() {
    try {
      new SchemaLock(transactions, database).holding(this::upgrade);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }

  // Once more, because another node may have done it while the lock was waited for.
  private Void upgrade(Connection connection) throws SQLException {
    SchemaState found = SchemaState.look(connection);
    if (!isDone(found)) {
      for (String file : FILES.subList(found.done(), FILES.size())) {
        new SqlScript(path(database, file)).run(connection, database);
      }
    }
    return null;
  }

  private static String path(Database database, String file) {
    return "dev/connectsecurity/sql/" + database.folder() + "/" + file;
  }
}
