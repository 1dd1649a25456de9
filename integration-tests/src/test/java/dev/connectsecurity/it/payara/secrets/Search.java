package dev.connectsecurity.it.payara.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for secrets in files, byte by byte, in every form.
 *
 * @param canaries the secrets
 */
record Search(List<Canary> canaries) {
  private static final int PIECE = 8 << 20;

  /** Gives what there is to find, a line each: the secret and its form. */
  TreeSet<String> everything() {
    TreeSet<String> all = new TreeSet<>();
    canaries.forEach(
        canary -> canary.forms().keySet().forEach(form -> all.add(line(canary, form))));
    return all;
  }

  /** Gives what a file, or all files of a folder, betray. */
  TreeSet<String> in(Path place) {
    TreeSet<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(place)) {
      files.filter(Files::isRegularFile).forEach(file -> read(file, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  // A piece begins with the end of the one before, so that nothing is cut in two.
  private void read(Path file, TreeSet<String> found) {
    int longest =
        canaries.stream()
            .flatMap(canary -> canary.forms().values().stream())
            .mapToInt(String::length)
            .max()
            .orElseThrow();
    try (InputStream in = Files.newInputStream(file)) {
      String end = "";
      for (byte[] next = in.readNBytes(PIECE); next.length > 0; next = in.readNBytes(PIECE)) {
        String text = end + new String(next, ISO_8859_1);
        find(text, found);
        end = text.substring(Math.max(0, text.length() - longest));
      }
    } catch (NoSuchFileException gone) {
      // a database that runs takes files away
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void find(String text, TreeSet<String> found) {
    for (Canary canary : canaries) {
      for (Map.Entry<String, String> form : canary.forms().entrySet()) {
        if (text.contains(form.getValue())) {
          found.add(line(canary, form.getKey()));
        }
      }
    }
  }

  private static String line(Canary canary, String form) {
    return canary.name() + " " + form;
  }
}
