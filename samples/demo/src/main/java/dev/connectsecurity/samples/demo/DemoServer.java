package dev.connectsecurity.samples.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The servers of which the demo runs one. */
enum DemoServer {
  PAYARA_MICRO("payara-micro", home -> new PayaraMicro(home.resolve("payara-micro.jar"))),
  WILDFLY("wildfly", WildFly::new);

  private final String word;
  private final Function<Path, ServerKind> kind;

  DemoServer(String word, Function<Path, ServerKind> kind) {
    this.word = word;
    this.kind = kind;
  }

  /**
   * Chooses one.
   *
   * @param word its name, as {@code demo.server} gives it
   * @param home the folder into which the build has put it
   * @throws IllegalStateException if there is no server of that name, or it is not in the folder
   */
  static ServerKind of(String word, Path home) {
    ServerKind chosen =
        Arrays.stream(values())
            .filter(server -> server.word.equals(word))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(unknown(word)))
            .kind
            .apply(home);
    if (!Files.isRegularFile(chosen.mainJar())) {
      throw new IllegalStateException(
          "demo.server=" + word + ": there is no file " + chosen.mainJar());
    }
    return chosen;
  }

  private static String unknown(String word) {
    String known =
        Arrays.stream(values()).map(server -> server.word).collect(Collectors.joining(" or "));
    return "demo.server=" + word + ": the demo runs on " + known;
  }
}
