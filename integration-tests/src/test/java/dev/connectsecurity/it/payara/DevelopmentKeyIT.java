package dev.connectsecurity.it.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.PayaraMicro;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app that is being written makes a key beside its database, which is of no use elsewhere. */
class DevelopmentKeyIT {
  private static final Tenant TENANT = Tenant.named("development");
  private static final String DEVELOPMENT =
      War.configWithoutKey(War.DATABASE, "mp.config.profile=dev");

  @TempDir private Path folder;

  @Test
  void key_isMadeBesideTheDatabaseAndReadAtTheNextStart() throws IOException {
    Path key = folder.toRealPath().resolve("tenants.development-key");
    String made;
    try (PayaraMicro first = start("first", DEVELOPMENT)) {
      Atlassian.install(new RawHttp(first.port()), TENANT);
      assertThat(open(first)).isEqualTo("a page of /app");
      assertWarned(first, key);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
      made = Files.readString(key);
    }
    assertThat(made).startsWith("dev-");

    try (PayaraMicro second = start("second", DEVELOPMENT)) {
      assertThat(open(second)).isEqualTo("a page of /app");
      assertWarned(second, key);
      assertThat(key).hasContent(made);
    }

    // Another key is found to be wrong at the start, and not at the first tenant.
    try (PayaraMicro production = start("production", War.config(War.DATABASE))) {
      assertThat(production.log())
          .anyMatch(
              line ->
                  line.contains(
                      "CSE-004 atlassian.store.encryption-keys: The secrets in the database need a"
                          + " key that is not there: "
                          + made.split(":", 2)[0]
                          + ". For example"));
    }
  }

  private static void assertWarned(PayaraMicro server, Path key) {
    assertThat(server.log())
        .anyMatch(
            line ->
                line.contains(
                    "CSE-017 development profile: secrets are encrypted by the key in " + key));
  }

  private static String open(PayaraMicro server) {
    return new RawHttp(server.port()).get("/app/page", TENANT.authorization("/app/page")).body();
  }

  private PayaraMicro start(String name, String config) throws IOException {
    WebArchive war =
        War.withDatabase(
            War.app(config, War.descriptor("\"READ\""), PageServlet.class),
            folder.resolve("tenants"));
    return PayaraMicro.start(Files.createDirectory(folder.resolve(name)), war);
  }
}
