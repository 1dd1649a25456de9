package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.internal.inbound.Mount;
import dev.connectsecurity.internal.inbound.PathRules;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathRulesReaderTest {

  @Test
  void ownPaths_areOpenBesideTheConfiguredOnes() {
    PathRules rules = rules("/page", "", "atlassian.connect.public-paths=/health");

    assertThat(rules.isPublic("/health")).isTrue();
    assertThat(rules.isPublic("/atlassian-connect.json")).isTrue();
    assertThat(rules.isPublic("/page")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"health", "/a/../b", "/*/b", "/a//b", "/%41"})
  void pathThatIsNone_isTold(String path) {
    String sentence =
        "CSE-010 atlassian.connect.public-paths and atlassian.connect.context-token-paths list"
            + " paths, but '"
            + path
            + "' is not a path such as /health or /public/*";

    assertMistake(sentence, "/page", "atlassian.connect.public-paths=/ok," + path);
    assertMistake(sentence, "/page", "atlassian.connect.context-token-paths=/ok," + path);
  }

  @ParameterizedTest
  @CsvSource({
    "/page, /page",
    "/page, /*",
    "/page/, /page/*",
    "/issue/{issue.key}/notes, /issue/*",
    "/{issue.key}, /*"
  })
  void publicPathOverAModule_isTold(String url, String path) {
    assertMistake(
        "CSE-010 atlassian.connect.public-paths=/other,"
            + path
            + " opens "
            + url
            + " to everybody, but the descriptor's modules name it. Move the module's URL, or list"
            + " a narrower path",
        url,
        "atlassian.connect.public-paths=/other," + path);
  }

  @Test
  void moduleBelowTheContext_isFoundWhereItIsServed() {
    assertThatCode(() -> rules("/page", "/sub", "atlassian.connect.public-paths=/page"))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> rules("/page", "/sub", "atlassian.connect.public-paths=/sub/page"))
        .withMessageStartingWith("CSE-010 ");
  }

  private static void assertMistake(String sentence, String moduleUrl, String line) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> rules(moduleUrl, "", line))
        .withMessage(sentence);
  }

  private static PathRules rules(String moduleUrl, String belowContext, String line) {
    return PathRulesReader.read(
        Configs.settings(line).inbound(),
        List.of("/atlassian-connect.json"),
        List.of(moduleUrl),
        Mount.of("/app", URI.create("https://hello.example.com/app" + belowContext)));
  }
}
