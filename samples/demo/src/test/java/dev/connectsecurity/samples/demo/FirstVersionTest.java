package dev.connectsecurity.samples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstVersionTest {

  private static final String OTHER_CLASS = "WEB-INF/classes/Other.class";

  @TempDir Path folder;

  @Test
  void olderWar_lacksTheLaterScopesAndTheClassThatNeedsOne() throws IOException {
    Path war = folder.resolve("app.war");
    Path older = Files.createDirectory(folder.resolve("older"));
    write(
        war,
        Map.of(
            FirstVersion.DESCRIPTOR,
            "{\"name\":\"x\",\"scopes\":[\"READ\",\"ADMIN\",\"ACT_AS_USER\"]}",
            FirstVersion.ADMIN_CLASS,
            "needs ADMIN",
            OTHER_CLASS,
            "needs nothing"));

    assertThat(read(FirstVersion.of(war, older)))
        .containsOnly(
            Map.entry(FirstVersion.DESCRIPTOR, "{\"name\":\"x\",\"scopes\":[\"READ\"]}"),
            Map.entry(OTHER_CLASS, "needs nothing"));
  }

  private static void write(Path war, Map<String, String> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
      }
    }
  }

  private static Map<String, String> read(Path war) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (InputStream in = Files.newInputStream(war);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    }
    return entries;
  }
}
