package dev.connectsecurity.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL on the loopback interface, started once per test run, gone with it. */
public final class Postgres {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private Postgres() {}

  /** Gives a place of its own in the server, without tables; every call another one. */
  public static DataSource empty() {
    String schema = "s" + SCHEMAS.incrementAndGet();
    run(at("public"), "CREATE SCHEMA " + schema);
    return at(schema);
  }

  /** Gives a place that {@link #empty()} has made, for whoever has other wishes of the driver. */
  public static PGSimpleDataSource again(DataSource place) {
    return at(((PGSimpleDataSource) place).getCurrentSchema());
  }

  /** Gives the server's port, for whoever comes by another way. */
  public static int port() {
    return Server.RUNNING.getPort();
  }

  private static PGSimpleDataSource at(String schema) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {"127.0.0.1"});
    dataSource.setPortNumbers(new int[] {port()});
    dataSource.setUser("postgres");
    dataSource.setDatabaseName("postgres");
    dataSource.setCurrentSchema(schema);
    return dataSource;
  }

  private static void run(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts with the first use; the library stops it when the JVM ends. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(new File("target/postgres"))
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("max_connections", "200")
            .setPGStartupWait(Duration.ofSeconds(60))
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
