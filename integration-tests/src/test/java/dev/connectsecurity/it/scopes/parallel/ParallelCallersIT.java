package dev.connectsecurity.it.scopes.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.War;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two users at once on one bean: neither is ever taken for the other, nor holds what the other
 * does.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ParallelCallersIT {
  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(
        War.config(),
        War.descriptor("\"ADMIN\""),
        Who.class,
        Who.Administration.class,
        WhoResource.class,
        Rest.class);
  }

  @BeforeEach
  void install() {
    Crowd.install(url);
  }

  @Test
  void twoUsers_areNeverTakenForEachOther() throws Exception {
    assertThat(Crowd.verdicts(url, "bean")).containsOnlyKeys(Crowd.RIGHT);
  }
}
