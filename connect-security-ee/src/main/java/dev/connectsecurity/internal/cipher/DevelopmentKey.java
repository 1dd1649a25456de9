package dev.connectsecurity.internal.cipher;

import dev.connectsecurity.Secret;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key that makes itself, for development: once, in a file beside the embedded database.
 *
 * <p>Whoever copies the folder has key and database, so it protects nothing in production. The file
 * holds one line as it could be configured.
 *
 * @param file where the key is
 * @since 0.1
 */
public record DevelopmentKey(Path file) {
  private static final System.Logger LOG = System.getLogger(DevelopmentKey.class.getName());
  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 4;

  /**
   * Reads the key; makes it first if the file is not there.
   *
   * <p>However many threads and processes ask at once, one key is made. Only the user that runs the
   * server may read the file, where the file system knows users.
   *
   * @return the one key, whose id begins with {@code dev-}
   * @throws IllegalStateException if the file can neither be read nor made, or holds something else
   */
  public EncryptionKeys keys() {
    try {
      if (Files.notExists(file)) {
        make();
      }
      return EncryptionKeys.read(Secret.of(Files.readString(file)));
    } catch (IllegalArgumentException malformed) {
      throw new IllegalStateException(
          "The development key in " + file + " cannot be used: " + malformed.getMessage());
    } catch (IOException | UnsupportedOperationException e) {
      throw new IllegalStateException(
          "The development key in " + file + " can neither be read nor made; configure a key", e);
    }
  }

  /**
   * Makes a key that nobody has, for who keeps it elsewhere than in a file.
   *
   * @return {@code id:key}, as it could be configured
   */
  public static Secret made() {
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    // An id of its own: a database whose file was lost asks for that key, not for "another one".
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return Secret.of(
        "dev-" + HexFormat.of().formatHex(id) + ":" + Base64.getEncoder().encodeToString(key));
  }

  private void make() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // Only its owner may read it, from the beginning: so the JDK makes temporary files.
    Path draft = Files.createTempFile(folder, "key", ".tmp");
    try {
      Files.writeString(
          draft,
          made().reveal() + System.lineSeparator(),
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      // A link is there as a whole or not at all, and never replaces what another one has made.
      Files.createLink(file, draft);
      LOG.log(Level.INFO, "connect.cipher.development-key file=" + file + ": made");
    } catch (FileAlreadyExistsException madeMeanwhile) {
      LOG.log(Level.DEBUG, "the development key is there");
    } finally {
      Files.delete(draft);
    }
  }
}
