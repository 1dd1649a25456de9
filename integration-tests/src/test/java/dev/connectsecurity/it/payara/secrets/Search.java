package dev.connectsecurity.it.payara.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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
    try {
      Files.walkFileTree(
          place,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              read(file, found);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure)
                throws IOException {
              if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE; // a database that runs takes files away
              }
              throw failure;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  // A piece begins with the end of the one before, so that nothing is cut in two.
  private void read(Path file, TreeSet<String> found) throws IOException {
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
      // taken away since it was seen
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
