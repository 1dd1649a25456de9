package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.cipher.AesGcmCipher;
import dev.connectsecurity.internal.cipher.DevelopmentKey;
import dev.connectsecurity.internal.cipher.EncryptionKeys;
import dev.connectsecurity.internal.store.MemoryKey;
import dev.connectsecurity.internal.store.OutsideTransaction;
import dev.connectsecurity.internal.store.Schema;
import dev.connectsecurity.spi.SecretCipher;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Finds what encrypts the stores: the application's own cipher, the configured keys, or in the
 * development profile a key that lives with an embedded database.
 *
 * @param settings of the stores
 * @param brought the application's own cipher, which comes before keys
 * @param outside what suspends the transaction of a caller
 */
record KeyFinder(
    Settings.Store settings, Optional<SecretCipher> brought, OutsideTransaction outside) {
  private static final Logger LOG = System.getLogger(KeyFinder.class.getName());
  private static final String SUFFIX = ".development-key";

  /**
   * Finds it.
   *
   * @param dataSource a database whose tables are there
   * @param schema they
   * @throws Mistake if there is nothing, or a key cannot be used; it quotes none
   */
  Strongroom find(DataSource dataSource, Schema schema) {
    return new Strongroom(brought.orElseGet(() -> new AesGcmCipher(keys(dataSource, schema))));
  }

  private EncryptionKeys keys(DataSource dataSource, Schema schema) {
    List<Secret> configured = settings.encryptionKeys();
    try {
      return configured.isEmpty()
          ? unconfigured(dataSource, schema)
          : EncryptionKeys.read(
              Secret.of(configured.stream().map(Secret::reveal).collect(Collectors.joining(","))));
    } catch (IllegalArgumentException | IllegalStateException unusable) {
      throw Strongroom.mistake(unusable.getMessage());
    }
  }

  private EncryptionKeys unconfigured(DataSource dataSource, Schema schema) {
    if (!settings.development()) {
      throw missing(
          "For development on H2, set "
              + SettingsReader.PROFILE
              + "=dev instead: then a key is made beside the database");
    }
    if (schema.inMemory()) {
      warn("in the database in memory itself");
      return EncryptionKeys.read(MemoryKey.of(dataSource, outside, DevelopmentKey::made));
    }
    Path database =
        schema
            .localFile()
            .orElseThrow(
                () ->
                    missing(
                        "In the development profile too, a key is made only for H2 on this"
                            + " machine"));
    Path file = database.resolveSibling(database.getFileName() + SUFFIX);
    warn("in " + file);
    return new DevelopmentKey(file).keys();
  }

  private static void warn(String place) {
    LOG.log(
        Level.WARNING,
        Problem.RELAXED.says(
            "development profile: secrets are encrypted by the key "
                + place
                + ", so whoever has the database has the key. In production, set "
                + ConfigKey.STORE_ENCRYPTION_KEYS.key()));
  }

  private static Mistake missing(String otherwise) {
    return Problem.ENCRYPTION.mistake(
        ConfigKey.STORE_ENCRYPTION_KEYS.key()
            + " is not set, and secrets are not stored in clear. Set it, or the environment"
            + " variable "
            + ConfigKey.STORE_ENCRYPTION_KEYS.variable()
            + ", to what this prints once: echo \"k1:$("
            + EncryptionKeys.COMMAND
            + ")\". "
            + otherwise);
  }
}
