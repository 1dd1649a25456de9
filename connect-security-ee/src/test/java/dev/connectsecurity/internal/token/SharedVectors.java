package dev.connectsecurity.internal.token;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Published test vectors, which stay in a folder beside the checkout. */
final class SharedVectors {
  private static final Path FOLDER = Path.of("..", "..", "shared", "vectors");

  private SharedVectors() {}

  /** Gives the tests of a file, or one that is reported as skipped if there is no such file. */
  static Stream<DynamicTest> tests(String name, Function<Path, Stream<DynamicTest>> tests) {
    Path file = FOLDER.resolve(name);
    return Files.isReadable(file)
        ? tests.apply(file)
        : Stream.of(dynamicTest(name, () -> abort("there is no shared/vectors/" + name)));
  }

  /** Reads the rows of a table without its comments. */
  static Stream<String[]> rows(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a JSON file. */
  static JsonObject json(Path file) {
    try (JsonReader reader = Json.createReader(Files.newInputStream(file))) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
