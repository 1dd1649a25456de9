package dev.connectsecurity.it.scopes.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.War;
import java.net.URL;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two users at once in stages of the server's executor: neither is ever taken for the other. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ParallelStagesIT {
  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(
        War.config(),
        War.descriptor("\"ADMIN\""),
        Who.class,
        Who.Administration.class,
        StagesResource.class,
        Rest.class);
  }

  @BeforeEach
  void install() {
    Crowd.install(url);
  }

  // Payara 6 keeps the context providers of all threads in one field and now and then forgets them,
  // so that a task knows nobody: refused, and logged by the server as "is not registered".
  @ParameterizedTest
  @ValueSource(strings = {"stage", "stages"})
  void twoUsersInStages_areNeverTakenForEachOther(String path) throws Exception {
    Map<String, Integer> verdicts = Crowd.verdicts(url, path);

    assertThat(verdicts.keySet()).isSubsetOf(Crowd.RIGHT, Crowd.REFUSED);
    assertThat(verdicts.get(Crowd.RIGHT)).isGreaterThan(Crowd.REQUESTS * 95 / 100);
  }
}
