package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
  private static final List<String> CANDIDATES = List.of("READ", "WRITE", "PROJECT_ADMIN");

  @ParameterizedTest
  @CsvSource({
    "READ, READ",
    "RAED, READ",
    "REA, READ",
    "READS, READ",
    "WRTE, WRITE",
    "PROJECTADMIN, PROJECT_ADMIN",
    "PROJCTADMI, PROJECT_ADMIN"
  })
  void wordWithAFewEdits_findsWhatWasMeant(String word, String meant) {
    assertThat(Nearest.to(word, CANDIDATES)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"OWNER", "R", "''"})
  void wordFarFromAll_findsNothing(String word) {
    assertThat(Nearest.to(word, CANDIDATES)).isEmpty();
  }

  @Test
  void twoEquallyNear_areOrderedByName() {
    assertThat(Nearest.to("cat", List.of("rat", "bat"))).contains("bat");
  }

  @Test
  void noCandidates_findNothing() {
    assertThat(Nearest.to("READ", List.of())).isEmpty();
  }
}
