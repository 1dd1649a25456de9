package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {

  @ParameterizedTest(name = "{0}: {1} gives {2}")
  @CsvSource({
    "JIRA,       READ,          READ NONE",
    "JIRA,       write,         WRITE READ NONE",
    "JIRA,       PROJECT_ADMIN, PROJECT_ADMIN DELETE WRITE READ NONE",
    "JIRA,       ADMIN,         ADMIN PROJECT_ADMIN DELETE WRITE READ NONE",
    "JIRA,       ACT_AS_USER,   ACT_AS_USER",
    "CONFLUENCE, SPACE_ADMIN,   SPACE_ADMIN DELETE WRITE READ NONE",
    "CONFLUENCE, ADMIN,         ADMIN SPACE_ADMIN DELETE WRITE READ NONE",
  })
  void declaredScope_impliesWeakerOnes(Product product, String declared, String granted) {
    assertThat(Scopes.granted(product, Set.of(declared)))
        .containsExactlyInAnyOrder(granted.split(" "));
  }
}
