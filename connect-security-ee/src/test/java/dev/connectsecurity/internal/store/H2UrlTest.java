package dev.connectsecurity.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class H2UrlTest {
  private static final Path TEMP = Path.of("/server/temp");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:mem:",
        "jdbc:h2:mem:test;DB_CLOSE_DELAY=-1",
        "jdbc:h2:tcp://localhost:9092/mem:test",
        "jdbc:h2:nioMemFS:test",
        "jdbc:h2:split:28:memLZF:test",
        "jdbc:h2:/server/temp/payara/lib/databases/embedded_default;AUTO_SERVER=TRUE",
        "jdbc:h2:file:/server/temp/a",
        "jdbc:h2:nio:/server/temp/a",
        "jdbc:h2:split:28:nioMapped:/server/other/../temp/a"
      })
  void memoryOrTemporaryFile_isVolatile(String url) {
    assertThat(H2Url.isVolatile(url, TEMP)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jdbc:postgresql://localhost/server/temp",
        "jdbc:h2:file:/server/data/a",
        "jdbc:h2:/server/temporary/a",
        "jdbc:h2:/server/temp/../data/a",
        "jdbc:h2:~/a",
        "jdbc:h2:./a",
        "jdbc:h2:./memory",
        "jdbc:h2:C:\\data\\a",
        "jdbc:h2:file:/server/data/a;INIT=mem:",
        "jdbc:h2:tcp://db.example//server/temp/a",
        "jdbc:h2:ssl://db.example/~/a",
        "jdbc:h2:file:/nul\0"
      })
  void lastingOrUnknownPlace_isNotVolatile(String url) {
    assertThat(H2Url.isVolatile(url, TEMP)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:h2:tcp://localhost/~/a, true",
    "jdbc:h2:ssl://db.example:9092/a, true",
    "jdbc:h2:file:/tcp://a, false",
    "jdbc:h2:/server/data/a, false",
    "'', false"
  })
  void server_isRemote(String url, boolean remote) {
    assertThat(H2Url.isRemote(url)).isEqualTo(remote);
  }

  @ParameterizedTest
  @CsvSource({
    "/server/data/a, /server/data/a",
    "nio:/a, /a",
    "split:28:nioMapped:/a, /a",
    "C:/a, C:/a"
  })
  void nameOfADatabase_leadsToItsFile(String database, Path file) {
    assertThat(H2Url.file(database)).contains(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"memFS:/a", "split:28:nioMemLZF:/a"})
  void fileInMemory_isNoFile(String database) {
    assertThat(H2Url.file(database)).isEmpty();
  }

  @Test
  void homeBelowTheTemporaryFolder_isVolatile() {
    Path home = Path.of(System.getProperty("user.home"));

    assertThat(H2Url.isVolatile("jdbc:h2:~/a", home)).isTrue();
  }

  @Test
  void temporaryFolderBehindALink_isVolatileByEitherName(@TempDir Path folder) throws IOException {
    Path real = Files.createDirectory(folder.toRealPath().resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    assertThat(H2Url.isVolatile("jdbc:h2:" + real.resolve("a"), link)).isTrue();
    assertThat(H2Url.isVolatile("jdbc:h2:" + link.resolve("a"), link)).isTrue();
  }
}
