package dev.connectsecurity.samples.demo;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes issue-notes as it was before it asked for ADMIN and ACT_AS_USER: the same WAR without these
 * scopes in its descriptor and without the one class that cannot be deployed then.
 */
final class FirstVersion {

  static final String ADMIN_CLASS =
      "WEB-INF/classes/dev/connectsecurity/samples/notes/SiteSettingsResource.class";
  static final String DESCRIPTOR = "WEB-INF/classes/META-INF/atlassian-connect.json";

  private static final Set<String> LATER = Set.of("ADMIN", "ACT_AS_USER");

  private FirstVersion() {}

  /** Writes the older WAR into a folder, under the same name. */
  static Path of(Path war, Path folder) {
    Path older = folder.resolve(war.getFileName());
    try (InputStream in = Files.newInputStream(war);
        ZipInputStream from = new ZipInputStream(in);
        OutputStream out = Files.newOutputStream(older);
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        copy(entry.getName(), from.readAllBytes(), to);
      }
      return older;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make an older version of " + war, e);
    }
  }

  private static void copy(String name, byte[] content, ZipOutputStream to) throws IOException {
    if (name.equals(ADMIN_CLASS)) {
      return;
    }
    to.putNextEntry(new ZipEntry(name));
    to.write(name.equals(DESCRIPTOR) ? withoutLaterScopes(content) : content);
    to.closeEntry();
  }

  private static byte[] withoutLaterScopes(byte[] descriptor) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(descriptor))) {
      JsonObject json = reader.readObject();
      JsonArrayBuilder scopes = Json.createArrayBuilder();
      json.getJsonArray("scopes").getValuesAs(JsonString.class).stream()
          .filter(scope -> !LATER.contains(scope.getString()))
          .forEach(scopes::add);
      String older = Json.createObjectBuilder(json).add("scopes", scopes).build().toString();
      return older.getBytes(StandardCharsets.UTF_8);
    }
  }
}
