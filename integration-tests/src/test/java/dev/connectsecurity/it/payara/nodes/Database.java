package dev.connectsecurity.it.payara.nodes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A real PostgreSQL on one port of loopback, which can fall and rise again with its data. */
public final class Database implements AutoCloseable {
  private final Path data;
  private final int port;
  private final AtomicReference<EmbeddedPostgres> running = new AtomicReference<>();

  private Database(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  /** Starts one that is empty. */
  public static Database start(Path folder) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Database database = new Database(folder.resolve("data"), port);
    database.start();
    return database;
  }

  /** Starts it, with the data that it has, unless it runs. */
  void start() throws IOException {
    if (accepts()) {
      return;
    }
    close();
    running.set(
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(new File("target/postgres"))
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(port)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("max_connections", "100")
            // the library of the tests switches it off, and then a crash loses what was committed
            .setServerConfig("synchronous_commit", "on")
            .setPGStartupWait(Duration.ofSeconds(60))
            .start());
  }

  /** Stops it at once, as a crash does: connections are cut, the next start has to recover. */
  void crash() throws IOException {
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
    new ProcessBuilder("kill", "-QUIT", pid).start();
    Poll.until("stopped", Duration.ofSeconds(30), () -> !accepts());
  }

  private boolean accepts() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  /** Gives the URL that a data source needs. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  int port() {
    return port;
  }

  /** Changes something. */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Connects to it as the tests do. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "postgres", "postgres");
  }

  /** Asks it; gives a line per row, its columns apart by blanks. */
  public List<String> rows(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(row.getString(i));
        }
        rows.add(String.join(" ", columns));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Gives the server processes that keep a transaction open without a statement, or wait. */
  List<String> openTransactions() {
    return rows(
        "SELECT pid FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
            + " UNION SELECT pid FROM pg_locks WHERE NOT granted");
  }

  @Override
  public void close() throws IOException {
    EmbeddedPostgres last = running.getAndSet(null);
    if (last != null) {
      last.close();
    }
  }
}
