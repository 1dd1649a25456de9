package dev.connectsecurity.it.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the jar promises to whoever puts it beside other jars. */
class JarIT {
  private static final String NAME = "connect-security-ee-";
  private static final String ROOT = "dev/connectsecurity/";
  private static final String CAFFEINE =
      "META-INF/maven/com.github.ben-manes.caffeine/caffeine/pom.properties";
  // 1.19 MB when this was written, Caffeine included
  private static final long MAX_BYTES = 1_250_000;

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
                  .map(one -> one.getString("name") + " " + one.getString("version")))
          .containsExactly("caffeine " + versionOfCaffeine());
    }
  }

  @Test
  void jar_staysSmallAndBringsNoOther() throws IOException {
    assertThat(Files.size(ours())).isLessThan(MAX_BYTES);
    assertThat(libraries())
        .extracting(jar -> jar.getFileName().toString())
        .noneMatch(name -> name.startsWith("caffeine"));
  }

  // Caffeine loads by name what a kind of cache needs, so nobody else notices that it is not there.
  @Test
  void everyKindOfCache_findsItsClassesInTheJarAlone() throws Exception {
    URL[] alone = {ours().toUri().toURL()};
    try (URLClassLoader jar = new URLClassLoader(alone, ClassLoader.getPlatformClassLoader())) {
      Class<?> caches = jar.loadClass("dev.connectsecurity.internal.cache.Caches");
      Class<?> ticker = jar.loadClass("dev.connectsecurity.internal.caffeine.Ticker");
      Map<Class<?>, Object> arguments =
          Map.of(
              long.class,
              10L,
              Duration.class,
              Duration.ofMinutes(1),
              ticker,
              ticker.getMethod("systemTicker").invoke(null));

      assertThat(caches.getMethods()).extracting(Method::getName).contains("aging", "reachable");
      for (Method kind : caches.getMethods()) {
        if (Modifier.isStatic(kind.getModifiers())) {
          Object cache =
              kind.invoke(null, Stream.of(kind.getParameterTypes()).map(arguments::get).toArray());
          fill((Map<?, ?>) kind.getReturnType().getMethod("asMap").invoke(cache));
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void fill(Map<?, ?> cache) {
    Map<Object, Object> entries = (Map<Object, Object>) cache;
    for (int number = 0; number < 1_000; number++) {
      String key = "key " + number;
      entries.put(key, CompletableFuture.completedFuture(key));
      assertThat(entries).containsKey(key);
      assertThat(entries.computeIfAbsent(key, other -> null)).isNotNull();
    }
    entries.clear();
    assertThat(entries).isEmpty();
  }

  private static Path ours() throws IOException {
    return libraries().stream()
        .filter(jar -> jar.getFileName().toString().startsWith(NAME))
        .findFirst()
        .orElseThrow();
  }

  private static String versionOfCaffeine() throws IOException {
    try (JarFile jar = new JarFile(ours().toFile());
        InputStream file = jar.getInputStream(jar.getEntry(CAFFEINE))) {
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    }
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
