package dev.connectsecurity.it.liberty;

import dev.connectsecurity.it.scopes.TwoTenants;
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

/** Open Liberty's own executor carries no caller; one that the application defines does. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OwnExecutorIT {
  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(War.config(), War.descriptor("\"ADMIN\""), Carrying.class.getClasses())
        .addClass(Carrying.class);
  }

  @Test
  void executorThatTheApplicationDefines_worksForItsCaller() {
    TwoTenants.installedAt(RawHttp.at(url)).areToldApart("/app/rest/defined", "200 done", 403, 404);
  }

  @Test
  void executorOfTheServer_worksForNobody() {
    TwoTenants.installedAt(RawHttp.at(url)).areToldApart("/app/rest/servers-own", "401", 401, 404);
  }
}
