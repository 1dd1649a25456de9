package dev.connectsecurity.it.tomee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.War;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the library works around on TomEE. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RequestBeanIT {
  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(War.config(), War.descriptor("\"READ\""), ThreadServlet.class);
  }

  // Fails once the bean says that no request runs; then CurrentCaller need not catch this.
  @Test
  void requestBeanOnAThreadWithoutARequest_callsANull() {
    assertThat(RawHttp.at(url).get("/app/public/thread").body())
        .isEqualTo("java.lang.NullPointerException");
  }
}
