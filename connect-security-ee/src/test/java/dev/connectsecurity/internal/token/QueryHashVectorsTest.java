package dev.connectsecurity.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Published canonical requests and their hashes. */
class QueryHashVectorsTest {

  @TestFactory
  Stream<DynamicTest> officialVector_isReproduced() {
    return SharedVectors.tests(
        "qsh-official-plain.tsv",
        file ->
            SharedVectors.rows(file)
                .map(row -> dynamicTest(row[0], () -> assertRow("GET " + row[1], row[2], row[3]))));
  }

  @TestFactory
  Stream<DynamicTest> edgeCase_isReproduced() {
    return SharedVectors.tests(
        "qsh-edge.tsv",
        file ->
            SharedVectors.rows(file)
                .map(row -> dynamicTest(row[0], () -> assertRow(row[1], row[2], row[3]))));
  }

  private static void assertRow(String line, String canonical, String hash) {
    String method = line.substring(0, line.indexOf(' '));
    String target = line.substring(method.length() + 1).replace("(none)", "");
    int question = target.indexOf('?');
    CanonicalRequest request =
        CanonicalRequest.of(
            method,
            question < 0 ? target : target.substring(0, question),
            question < 0 ? null : target.substring(question + 1));
    assertThat(request.text()).isEqualTo(canonical);
    assertThat(request.hash()).isEqualTo(hash);
    assertThat(request.matches(hash)).isTrue();
  }
}
