package dev.connectsecurity.internal.store;

import dev.connectsecurity.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The tables of this library in one database.
 *
 * <p>Every method throws {@link UnavailableException} when the database gives no answer.
 *
 * @since 0.1
 */
public final class Schema {
  private static final int VERSION = 1;
  // Nodes that start together disturb each other at most once per table.
  private static final int ATTEMPTS = 5;
  private static final Set<String> NO_TABLE = Set.of("42S02", "42S03", "42S04", "42P01");
  private static final Set<String> NO_COLUMN = Set.of("42S22", "42703");

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
    /** The tables are those of another version of the library. */
    OTHER_VERSION
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
    Transactions transactions = new Transactions(dataSource);
    return transactions.read(
        connection -> {
          DatabaseMetaData facts = connection.getMetaData();
          Database database = Database.of(facts.getDatabaseProductName());
          String url = Optional.ofNullable(facts.getURL()).orElse("");
          return new Schema(transactions, database, url);
        });
  }

  /**
   * Looks at the tables.
   *
   * @return their state now
   */
  public State state() {
    try {
      return transactions.once(Schema::look);
    } catch (SQLException e) {
      if (NO_TABLE.contains(String.valueOf(e.getSQLState()))) {
        return State.MISSING;
      }
      if (NO_COLUMN.contains(String.valueOf(e.getSQLState()))) {
        return State.OTHER_VERSION;
      }
      throw Failures.unanswered(e);
    }
  }

  /**
   * Creates what is missing. Several nodes may do so at once.
   *
   * @throws IllegalStateException if there are tables of another version
   * @throws UnavailableException if the database refuses; the message names the file to run by hand
   */
  public void create() {
    SQLException refusal = new SQLException("The tables are still missing");
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      State state = state();
      if (state == State.CURRENT) {
        return;
      }
      if (state == State.OTHER_VERSION) {
        throw new IllegalStateException("The tables are not those of version " + VERSION);
      }
      refusal = run().orElse(refusal);
    }
    if (state() != State.CURRENT) {
      throw refused(refusal);
    }
  }

  /**
   * Tells where the statements are, for people who create tables themselves.
   *
   * @return path of the SQL file in the jar
   */
  public String path() {
    return "dev/connectsecurity/sql/" + database.folder() + "/V" + VERSION + "__connect.sql";
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

  private Optional<SQLException> run() {
    try {
      return transactions.once(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              for (String sql : SqlScript.statements(script())) {
                statement.execute(sql);
              }
            }
            return Optional.empty();
          });
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }

  private UnavailableException refused(SQLException refusal) {
    return Failures.unanswered("The tables cannot be created; run " + path(), refusal);
  }

  // The version first: another one need not have the same tables.
  private static State look(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("SELECT MAX(version) FROM connect_schema")) {
        row.next();
        int version = row.getInt(1);
        if (version != VERSION) {
          return row.wasNull() ? State.MISSING : State.OTHER_VERSION;
        }
      }
      statement.executeQuery(HostRows.PROBE).close();
      statement.executeQuery(TokenUses.PROBE).close();
      return State.CURRENT;
    }
  }

  private String script() {
    try (InputStream file = Schema.class.getClassLoader().getResourceAsStream(path())) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
