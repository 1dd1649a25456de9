package dev.connectsecurity.samples.demo;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the build has put ready.
 *
 * @param payara the server, {@code payara-micro.jar}
 * @param war the app
 * @param agent the jar with {@link EndWithParent}
 * @param log where the server's own output goes
 */
record DemoFiles(Path payara, Path war, Path agent, Path log) {

  /**
   * Reads the system properties {@code demo.payara}, {@code .war}, {@code .agent}, {@code .log}.
   */
  static DemoFiles ofSystemProperties() {
    return new DemoFiles(
        existing("demo.payara"), existing("demo.war"), existing("demo.agent"), path("demo.log"));
  }

  private static Path existing(String property) {
    Path path = path(property);
    if (!Files.isRegularFile(path)) {
      throw new IllegalStateException(property + ": there is no file " + path);
    }
    return path;
  }

  private static Path path(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException(property + " is not set; run mvn -Pdemo");
    }
    return Path.of(value).toAbsolutePath();
  }
}
