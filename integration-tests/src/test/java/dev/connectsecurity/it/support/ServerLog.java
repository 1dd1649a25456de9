package dev.connectsecurity.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the server has written below its folder, in whichever files it logs to. */
public final class ServerLog {
  private ServerLog() {}

  /** Gives all lines. */
  public static List<String> lines() {
    try (Stream<Path> files = Files.walk(Path.of(System.getProperty("server.home")))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".log"))
          .flatMap(ServerLog::linesOf)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> linesOf(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
