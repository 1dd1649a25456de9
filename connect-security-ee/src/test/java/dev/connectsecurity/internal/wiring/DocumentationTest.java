package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the documents say of keys and codes is what the code says. */
final class DocumentationTest {

  @Test
  void tableOfKeys_saysWhatTheCodeSays() throws IOException {
    assertThat(rows("../docs/configuration.md"))
        .containsExactlyElementsOf(
            Arrays.stream(ConfigKey.values()).map(DocumentationTest::row).toList());
  }

  @Test
  void shortTableOfKeys_saysTheSame() throws IOException {
    assertThat(rows("../README.md")).isNotEmpty().isSubsetOf(rows("../docs/configuration.md"));
  }

  private static List<String> rows(String file) throws IOException {
    return lines(file).stream().filter(line -> line.startsWith("| `atlassian.")).toList();
  }

  @Test
  void problems_haveOneSectionEach() throws IOException {
    List<String> headings =
        lines("../docs/problems.md").stream().filter(line -> line.startsWith("## ")).toList();

    assertThat(headings)
        .containsExactlyElementsOf(
            Arrays.stream(Problem.values()).map(problem -> "## " + problem.code()).toList());
  }

  @Test
  void sections_areNotEmpty() throws IOException {
    List<String> text =
        lines("../docs/problems.md").stream().filter(line -> !line.isBlank()).toList();

    assertThat(text.get(text.size() - 1)).doesNotStartWith("## ");
    for (int i = 0; i + 1 < text.size(); i++) {
      assertThat(text.get(i).startsWith("## ") && text.get(i + 1).startsWith("## "))
          .as(text.get(i))
          .isFalse();
    }
  }

  private static String row(ConfigKey key) {
    String fallback =
        key.fallback().map(text -> text.isEmpty() ? "" : "`" + text + "` ").orElse("*required* ");
    return "| `" + key.key() + "` | " + fallback + "| " + key.meaning() + " |";
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(Path.of(file));
  }
}
