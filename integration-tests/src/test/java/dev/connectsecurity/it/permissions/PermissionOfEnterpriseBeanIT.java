package dev.connectsecurity.it.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import dev.connectsecurity.samples.simulator.Product;
import dev.connectsecurity.samples.simulator.Site;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An enterprise bean is guarded by permissions as other beans are. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PermissionOfEnterpriseBeanIT {
  private static final Site SITE =
      Atlassian.simulator().addSite(Product.JIRA, "Site of the enterprise beans");

  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(
        War.config(
            "atlassian.store.type=memory", "atlassian.connect.allowed-hosts=" + SITE.origin()),
        War.descriptor("\"READ\""),
        OpenResource.class,
        Settings.class,
        RestApp.class);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"admin, 200", "bob, 403"})
  void bean_isOpenToThoseWhoHoldItsPermission(String user, int status) throws Exception {
    RawHttp http = RawHttp.at(url);
    Tenant tenant = Visitors.install(SITE, http);

    assertThat(Visitors.open(http, tenant, user, "/app/rest/settings").status()).isEqualTo(status);
  }
}
