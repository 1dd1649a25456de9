package dev.connectsecurity.internal.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevelopmentKeyTest {
  private static final Secret SECRET = Secret.of("canary-secret");

  @TempDir Path folder;

  @Test
  void key_isMadeOnceAndReadAgainLater() {
    Path file = folder.resolve("data").resolve("app.key");
    String kept = cipher(file).encrypt(SECRET, "here");

    assertThat(cipher(file).decrypt(kept, "here")).isEqualTo(SECRET);
  }

  @Test
  void file_isItsOwnersOnlyAndCouldBeConfigured() throws IOException {
    Path file = folder.resolve("app.key");
    new DevelopmentKey(file).keys();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).matches("dev-[0-9a-f]{8}:[A-Za-z0-9+/]{43}=\\R");
    assertThat(EncryptionKeys.read(Secret.of(Files.readString(file))).toString())
        .startsWith("[dev-");
  }

  @RepeatedTest(20)
  void eightThreadsAtOnce_makeOneKey() throws Exception {
    Path file = folder.resolve("app.key");
    CyclicBarrier start = new CyclicBarrier(8);
    Callable<String> node =
        () -> {
          start.await();
          return cipher(file).encrypt(SECRET, "here");
        };
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<String> kept = new ArrayList<>();
    try {
      for (Future<String> text :
          threads.invokeAll(List.of(node, node, node, node, node, node, node, node))) {
        kept.add(text.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(kept).allMatch(text -> cipher(file).decrypt(text, "here").equals(SECRET));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void lostFile_isToldByTheNameOfItsKey() throws IOException {
    Path file = folder.resolve("app.key");
    String kept = cipher(file).encrypt(SECRET, "here");
    Files.delete(file);

    assertThatThrownBy(() -> cipher(file).decrypt(kept, "here"))
        .hasMessageMatching("The encryption key dev-[0-9a-f]{8} is not there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "canary", "dev-1:canary", "dev-1:Y2FuYXJ5"})
  void fileThatHoldsSomethingElse_isRefusedAndLeftAlone(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("app.key"), content);

    assertThatThrownBy(() -> new DevelopmentKey(file).keys())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The development key in " + file + " cannot be used: ")
        .message()
        .doesNotContain("canary", "Y2Fu");
    assertThat(file).hasContent(content);
  }

  @Test
  void folderThatIsAFile_isRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("data")).resolve("app.key");

    assertThatThrownBy(() -> new DevelopmentKey(file).keys())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The development key in " + file + " can neither be read nor made; configure a key");
  }

  private static AesGcmCipher cipher(Path file) {
    return new AesGcmCipher(new DevelopmentKey(file).keys());
  }
}
