package dev.connectsecurity.testing;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A real MariaDB on the loopback interface, started once per test run, gone with it. Needs Debian's
 * package {@code mariadb-server}, and fails without it.
 */
public final class MariaDb {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private MariaDb() {}

  /** Gives a place of its own in the server, without tables; every call another one. */
  public static DataSource empty() {
    String database = "d" + DATABASES.incrementAndGet();
    run(new Place("", "root"), "CREATE DATABASE " + database + " CHARACTER SET latin1");
    return new Place(database, "root");
  }

  /** Gives a place that {@link #empty()} has made, for a user who may only read. */
  public static DataSource reader(DataSource place) {
    String database = ((Place) place).database();
    run(place, "CREATE USER IF NOT EXISTS reader@localhost");
    run(place, "GRANT SELECT ON " + database + ".* TO reader@localhost");
    return new Place(database, "reader");
  }

  private static void run(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * A database of the server.
   *
   * @param database its name
   * @param user who asks
   */
  private record Place(String database, String user) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
      return getConnection(user, "");
    }

    @Override
    public Connection getConnection(String name, String password) throws SQLException {
      return DriverManager.getConnection(
          "jdbc:mariadb://127.0.0.1:" + Server.PORT + "/" + database, name, password);
    }

    @Override
    public PrintWriter getLogWriter() {
      return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }

  /** Starts with the first use, and is stopped when the JVM ends. */
  private static final class Server {
    static final int PORT = start(new File("target/mariadb").getAbsoluteFile().toPath());

    private static int start(Path folder) {
      try {
        delete(folder);
        Files.createDirectories(folder);
        String data = "--datadir=" + folder.resolve("data");
        // A path of a socket is at most 107 bytes long, and nobody needs it.
        Path socket = Files.createTempDirectory("mariadb").resolve("s");
        // By name, because the server refuses to run as root unless it is told to.
        String user = "--user=" + System.getProperty("user.name");
        finish(
            command(
                folder,
                "mariadb-install-db",
                "--no-defaults",
                data,
                user,
                "--auth-root-authentication-method=normal",
                "--skip-test-db"));
        int port = freePort();
        Process server =
            command(
                folder,
                "mariadbd",
                "--no-defaults",
                data,
                user,
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + socket,
                "--pid-file=" + folder.resolve("pid"),
                "--max-connections=300",
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-snapshot-isolation=ON");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        await(server, port);
        return port;
      } catch (IOException e) {
        throw new UncheckedIOException(
            "MariaDB does not start. Install Debian's mariadb-server, or leave the profile out", e);
      }
    }

    private static Process command(Path folder, String... words) throws IOException {
      List<String> command = new ArrayList<>(List.of(words));
      File log = folder.resolve(words[0] + ".log").toFile();
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
          .start();
    }

    private static void finish(Process process) throws IOException {
      try {
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
          throw new IOException("mariadb-install-db failed; see target/mariadb");
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    private static void await(Process server, int port) throws IOException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (server.isAlive() && System.nanoTime() < end) {
        try (Connection connection =
            DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/", "root", "")) {
          if (connection.isValid(1)) {
            return;
          }
        } catch (SQLException notYet) {
          Thread.onSpinWait();
        }
      }
      throw new IOException("mariadbd gives no answer; see target/mariadb");
    }

    private static void stop(Process server) {
      server.destroy();
      try {
        if (!server.waitFor(20, TimeUnit.SECONDS)) {
          server.destroyForcibly();
        }
      } catch (InterruptedException e) {
        server.destroyForcibly();
      }
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      }
    }

    private static void delete(Path folder) throws IOException {
      if (!Files.exists(folder)) {
        return;
      }
      try (var paths = Files.walk(folder)) {
        for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
