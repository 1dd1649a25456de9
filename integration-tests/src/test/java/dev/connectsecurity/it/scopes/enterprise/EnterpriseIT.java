package dev.connectsecurity.it.scopes.enterprise;

import dev.connectsecurity.it.scopes.TwoTenants;
import dev.connectsecurity.it.support.RawHttp;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The rows of that table that need enterprise beans or threads of the server's. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EnterpriseIT {
  @ArquillianResource private URL url;
  private TwoTenants tenants;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(War.config(), War.descriptor("\"ADMIN\""), Concurrent.class.getClasses())
        .addClasses(
            Concurrent.class,
            GuardedEjb.class,
            GuardedSingleton.class,
            AsynchronousEjb.class,
            Resources.class,
            Resources.Rest.class,
            RowServlet.class);
  }

  @BeforeEach
  void install() {
    tenants = TwoTenants.installedAt(RawHttp.at(url));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/scopes-enterprise-table.csv", useHeadersInDisplayName = true)
  void row_isEnforced(String row, String target, String may, int mayNot, int nobody) {
    tenants.areToldApart(target, may, mayNot, nobody);
  }

  // Payara Micro 6.2025.10 carries nothing there, WildFly 39.0.1 the caller, as it should be.
  @Test
  void contextualTaskOnAThreadOfNobody_worksForItsCallerOrForNobody() {
    String target = "/app/row/contextual-task";
    boolean carried = tenants.askAsWhoMay(target).status() == 200;

    tenants.areToldApart(target, carried ? "200 done" : "401", carried ? 403 : 401, 401);
  }
}
