package dev.connectsecurity.it.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the jar promises to whoever puts it beside other jars. */
class JarIT {
  private static final String NAME = "connect-security-ee-";
  private static final String ROOT = "dev/connectsecurity/";

  @Test
  void everyClass_isBelowTheRootOfTheJar() throws IOException {
    assertThat(classes(ours())).isNotEmpty().allMatch(entry -> entry.startsWith(ROOT));
  }

  @Test
  void noPackage_isSplitWithAnotherJarOfTheWar() throws IOException {
    Set<String> packages = packages(ours());
    assertThat(packages).contains(ROOT + "spi");

    for (Path jar : libraries()) {
      if (!jar.equals(ours())) {
        assertThat(packages(jar)).as("%s", jar).doesNotContainAnyElementsOf(packages);
      }
    }
  }

  @Test
  void jar_isAModuleOfItsOwnNameWithItsServices() throws IOException {
    ModuleReference module = ModuleFinder.of(ours()).findAll().iterator().next();

    assertThat(module.descriptor().name()).isEqualTo("dev.connectsecurity");
    assertThat(module.descriptor().provides())
        .extracting(ModuleDescriptor.Provides::service)
        .contains(
            "jakarta.servlet.ServletContainerInitializer",
            "jakarta.enterprise.inject.spi.Extension");
    try (JarFile jar = new JarFile(ours().toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
          .isEqualTo("dev.connectsecurity");
    }
  }

  @Test
  void bom_listsExactlyWhatComesWithTheJar() throws IOException {
    Path bom = Path.of(System.getProperty("bom"));
    assumeTrue(Files.exists(bom), "the plugin writes no SBOM where Maven is offline");
    try (Reader file = Files.newBufferedReader(bom);
        JsonReader json = Json.createReader(file)) {
      assertThat(
              json.readObject().getJsonArray("components").stream()
                  .map(JsonValue::asJsonObject)
                  .map(one -> one.getString("name") + "-" + one.getString("version") + ".jar"))
          .containsExactly(name("caffeine-"));
    }
  }

  private static Path ours() throws IOException {
    return library(NAME);
  }

  private static String name(String prefix) {
    try {
      return library(prefix).getFileName().toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path library(String prefix) throws IOException {
    return libraries().stream()
        .filter(jar -> jar.getFileName().toString().startsWith(prefix))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> libraries() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of(System.getProperty("war.lib")))) {
      return jars.toList();
    }
  }

  private static Set<String> packages(Path jar) throws IOException {
    return classes(jar).stream()
        .map(entry -> entry.substring(0, Math.max(entry.lastIndexOf('/'), 0)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  // module-info and the classes of other Java versions belong to no package of the jar
  private static List<String> classes(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(java.util.zip.ZipEntry::getName)
          .filter(entry -> entry.endsWith(".class") && !entry.startsWith("META-INF/"))
          .toList();
    }
  }
}
