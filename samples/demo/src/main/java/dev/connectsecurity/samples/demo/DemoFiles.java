package dev.connectsecurity.samples.demo;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the build has put ready.
 *
 * @param server what the apps run on
 * @param notes the Connect app
 * @param report the app without Connect
 * @param agent the jar with {@link EndWithParent}
 * @param logs the folder for the servers' own output
 */
record DemoFiles(ServerKind server, Path notes, Path report, Path agent, Path logs) {

  /** Reads the system properties {@code demo.} and the component's name. */
  static DemoFiles ofSystemProperties() {
    return new DemoFiles(
        DemoServer.of(value("demo.server"), path("demo.home")),
        existing("demo.notes"),
        existing("demo.report"),
        existing("demo.agent"),
        path("demo.logs"));
  }

  Path log(String app) {
    return logs.resolve(app + ".log");
  }

  private static Path existing(String property) {
    Path path = path(property);
    if (!Files.isRegularFile(path)) {
      throw new IllegalStateException(property + ": there is no file " + path);
    }
    return path;
  }

  private static Path path(String property) {
    return Path.of(value(property)).toAbsolutePath();
  }

  private static String value(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException(property + " is not set; run mvn -Pdemo");
    }
    return value;
  }
}
