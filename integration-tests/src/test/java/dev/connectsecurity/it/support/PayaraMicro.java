package dev.connectsecurity.it.support;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** One Payara Micro with several WARs, of which some cannot be deployed; keeps what it logs. */
public final class PayaraMicro implements AutoCloseable {
  private static final List<String> SMALL =
      List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Process process;
  private final int port;
  private final List<String> log;
  private final Thread rest;

  private PayaraMicro(Process process, int port, List<String> log, Thread rest) {
    this.process = process;
    this.port = port;
    this.log = log;
    this.rest = rest;
  }

  /**
   * Starts a server that keeps its files in a folder, and deploys the WARs one by one. What it logs
   * later is in that folder, in {@code server.log}.
   */
  public static PayaraMicro start(Path folder, WebArchive... wars) throws IOException {
    return start(folder, List.of(), wars);
  }

  /** Starts a server with more options of its own. */
  public static PayaraMicro start(Path folder, List<String> options, WebArchive... wars)
      throws IOException {
    return start(folder, SMALL, options, wars);
  }

  /** Starts a server with these options of its JVM, and more of its own. */
  public static PayaraMicro start(
      Path folder, List<String> jvm, List<String> options, WebArchive... wars) throws IOException {
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(jvm);
    command.addAll(
        List.of(
            "-jar",
            System.getProperty("payara.micro.jar"),
            "--nohazelcast",
            "--disablephonehome",
            "--prebootcommandfile",
            System.getProperty("payara.micro.loopback"),
            "--port",
            "" + port,
            "--rootDir",
            folder.resolve("root").toString()));
    command.addAll(options);
    StringBuilder deployments = new StringBuilder();
    for (WebArchive war : wars) {
      File file = folder.resolve(war.getName()).toFile();
      war.as(ZipExporter.class).exportTo(file, true);
      deployments.append("deploy ").append(file).append('\n');
    }
    // One command each: of WARs that are named in one breath, none is started after one that fails.
    Path commands = Files.writeString(folder.resolve("deployments.txt"), deployments);
    command.addAll(List.of("--postbootcommandfile", commands.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader();
    List<String> log = readUntilReady(output);
    return new PayaraMicro(process, port, log, drain(output, folder.resolve("server.log")));
  }

  // The server announces itself when it has tried every WAR; if it gives up instead, its output
  // ends.
  private static List<String> readUntilReady(BufferedReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      if (line.contains(" ready in ") && line.contains("(ms)")) {
        return lines;
      }
    }
    return lines;
  }

  private static Thread drain(BufferedReader reader, Path rest) {
    Thread thread =
        new Thread(
            () -> {
              try (Writer writer = Files.newBufferedWriter(rest)) {
                char[] some = new char[4096];
                for (int n = reader.read(some); n >= 0; n = reader.read(some)) {
                  writer.write(some, 0, n);
                  writer.flush(); // a test may read the file while the server runs
                }
              } catch (IOException stopped) {
                // nothing is left to read
              }
            },
            "server log");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the port, on loopback. */
  public int port() {
    return port;
  }

  /** Gives what was logged until the server was ready. */
  public List<String> log() {
    return List.copyOf(log);
  }

  /** Ends the server at once, in the middle of whatever it does (SIGKILL). */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Ends the server; what it has logged is in its file then. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      rest.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
