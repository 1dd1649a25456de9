package dev.connectsecurity.it.redeploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What is alive in the server's process, by {@code jcmd}. */
final class ServerHeap {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SERVER_HOME = System.getProperty("server.home");

  private ServerHeap() {}

  /**
   * Counts them once there are no more than expected; after some time, however many there are. One
   * collection is not enough where a server keeps an undeployed application in a queue of
   * references, as GlassFish 7 does.
   */
  static long instancesOf(String className, long expected) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long living = instancesOf(className);
    while (living > expected && System.nanoTime() < deadline) {
      living = instancesOf(className);
    }
    return living;
  }

  /** Counts the living instances of a class, whoever loaded it, after a collection. */
  static long instancesOf(String className) {
    return ProcessHandle.allProcesses()
        .filter(ServerHeap::isServer)
        .mapToLong(process -> count(histogram(process.pid()), className))
        .sum();
  }

  private static boolean isServer(ProcessHandle process) {
    return process.pid() != ProcessHandle.current().pid()
        && process.info().command().orElse("").endsWith("java")
        && process.info().commandLine().orElse("").contains(SERVER_HOME);
  }

  private static long count(List<String> histogram, String className) {
    return histogram.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length >= 4 && columns[3].equals(className))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  private static List<String> histogram(long pid) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(jcmd, "" + pid, "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
