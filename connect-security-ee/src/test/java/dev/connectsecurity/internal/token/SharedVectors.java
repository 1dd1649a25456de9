package dev.connectsecurity.internal.token;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Published test vectors, which stay in a folder beside the checkout. */
final class SharedVectors {
  private static final Path FOLDER = Path.of("..", "..", "shared", "vectors");

  private SharedVectors() {}

  /** Reads the rows of a table without its comments; the test is skipped if there is no table. */
  static List<String[]> rows(String name) {
    try {
      return Files.readAllLines(file(name)).stream()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a JSON file; the test is skipped if there is none. */
  static JsonObject json(String name) {
    try (JsonReader reader = Json.createReader(Files.newInputStream(file(name)))) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(String name) {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.isReadable(file), () -> "skipped: no vectors in shared/vectors/" + name);
    return file;
  }
}
