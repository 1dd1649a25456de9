package dev.connectsecurity.samples.hello;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counts what the smallest app costs its author; the README shows the same files. */
class WhatAUserWritesTest {
  private static final Path MAIN = Path.of("src/main");

  @Test
  void pom_hasAtMostFiveLinesForTheJar() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("pom.xml"));
    int artifact = lines.indexOf("      <artifactId>connect-security-ee</artifactId>");
    int start = artifact;
    int end = artifact;
    while (!lines.get(start).contains("<dependency>")) {
      start--;
    }
    while (!lines.get(end).contains("</dependency>")) {
      end++;
    }

    assertThat(end - start + 1).isLessThanOrEqualTo(5);
  }

  @Test
  void configuration_hasAtMostThreeLines() throws IOException {
    assertThat(
            written(
                "resources/META-INF/microprofile-config.properties", line -> !line.startsWith("#")))
        .hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void descriptor_hasAtMostTenLines() throws IOException {
    assertThat(written("resources/META-INF/atlassian-connect.json", line -> true))
        .hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void guardedPage_hasAtMostTwelveLinesOfJava() throws IOException {
    assertThat(
            written(
                "java/dev/connectsecurity/samples/hello/Panel.java",
                line ->
                    !line.startsWith("import ")
                        && !line.startsWith("package ")
                        && !line.startsWith("/**")))
        .hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void xml_isNotWritten() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith(".xml"));
    }
  }

  @Test
  void readme_showsTheSamePage() throws IOException {
    String readme = Files.readString(Path.of("../../README.md"));

    assertThat(readme)
        .contains(
            String.join(
                "\n",
                Files.readAllLines(
                        MAIN.resolve("java/dev/connectsecurity/samples/hello/Panel.java"))
                    .stream()
                    .dropWhile(line -> !line.startsWith("@Path"))
                    .toList()));
  }

  private static List<String> written(String file, Predicate<String> counts) throws IOException {
    return Files.readAllLines(MAIN.resolve(file)).stream()
        .filter(line -> !line.isBlank())
        .filter(counts)
        .toList();
  }
}
