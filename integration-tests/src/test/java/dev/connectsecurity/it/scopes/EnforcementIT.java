package dev.connectsecurity.it.scopes;

import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.War;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The table in the Javadoc of {@code RequiresScope}, row by row: who may is let through, who may
 * not is refused, and nobody is not known.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EnforcementIT {
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
        <servlet>
          <servlet-name>in-web-xml</servlet-name>
          <servlet-class>dev.connectsecurity.it.scopes.Servlets$InWebXml</servlet-class>
        </servlet>
        <servlet-mapping>
          <servlet-name>in-web-xml</servlet-name>
          <url-pattern>/guarded-web-xml</url-pattern>
        </servlet-mapping>
      </web-app>""";

  @ArquillianResource private URL url;
  private TwoTenants tenants;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(War.config(), War.descriptor("\"ADMIN\""), Beans.class.getClasses())
        .addClasses(Elsewhere.class.getClasses())
        .addClasses(Servlets.class.getClasses())
        .addClasses(Resources.class.getClasses())
        .addClasses(Beans.class, Elsewhere.class, Servlets.class, Resources.class, Rows.class)
        .addAsWebInfResource(new StringAsset(WEB_XML), "web.xml");
  }

  @BeforeEach
  void install() {
    tenants = TwoTenants.installedAt(RawHttp.at(url));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/scopes-table.csv", useHeadersInDisplayName = true)
  void row_isEnforced(String row, String target, String may, int mayNot, int nobody) {
    tenants.areToldApart(target, may, mayNot, nobody);
  }
}
