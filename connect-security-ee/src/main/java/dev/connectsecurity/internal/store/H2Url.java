package dev.connectsecurity.internal.store;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where H2 keeps its data. */
final class H2Url {
  private static final String PREFIX = "jdbc:h2:";
  private static final Pattern SERVER = Pattern.compile("(tcp|ssl)://[^/]*/");
  // Two letters at least: one letter is a drive of Windows. A number belongs to "split:".
  private static final String FILE_SYSTEMS = "(([a-zA-Z]{2,}|[0-9]+):)*";
  private static final Pattern MEMORY =
      Pattern.compile(FILE_SYSTEMS + "(mem|memFS|memLZF|nioMemFS|nioMemLZF):.*");

  private H2Url() {}

  /** Tells whether the data is in memory, or in a file below that folder. */
  static boolean isVolatile(String url, Path temporaryFolder) {
    if (!url.startsWith(PREFIX)) {
      return false;
    }
    String place = url.substring(PREFIX.length()).split(";", 2)[0];
    boolean remote = SERVER.matcher(place).lookingAt();
    String database = SERVER.matcher(place).replaceFirst("");
    if (MEMORY.matcher(database).matches()) {
      return true;
    }
    // A remote path means another machine's folders.
    return !remote && isBelow(database.replaceFirst("^" + FILE_SYSTEMS, ""), temporaryFolder);
  }

  /** Tells whether a JDBC URL leads to a server, whose folders are not those of this machine. */
  static boolean isRemote(String url) {
    return url.startsWith(PREFIX) && SERVER.matcher(url.substring(PREFIX.length())).lookingAt();
  }

  /** Finds the file behind H2's own name of a database, without its suffix; none in memory. */
  static Optional<Path> file(String database) {
    return MEMORY.matcher(database).matches()
        ? Optional.empty()
        : Optional.of(Path.of(database.replaceFirst("^" + FILE_SYSTEMS, "")));
  }

  private static boolean isBelow(String file, Path folder) {
    try {
      Path path = Path.of(fromHome(file)).toAbsolutePath().normalize();
      return path.startsWith(folder.toAbsolutePath().normalize()) || path.startsWith(real(folder));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String fromHome(String file) {
    return file.startsWith("~") ? System.getProperty("user.home") + file.substring(1) : file;
  }

  // The temporary folder may be known by a link, as on macOS.
  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder;
    }
  }
}
