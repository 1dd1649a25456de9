package dev.connectsecurity.it.scopes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import jakarta.json.Json;
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
 *
 * <p>The app declares ADMIN; that implies SPACE_ADMIN in Confluence and not in Jira, so of two
 * tenants one may and one may not.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EnforcementIT {
  private static final Tenant JIRA = Tenant.named("jira");
  private static final Tenant WIKI = Tenant.named("wiki");
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
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
  private RawHttp http;

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
    http = RawHttp.at(url);
    Atlassian.install(http, JIRA);
    String body =
        Json.createObjectBuilder(Atlassian.body(WIKI, "installed"))
            .add("productType", "confluence")
            .build()
            .toString();
    String token = Atlassian.token(WIKI.clientKey(), "installed").sign();
    assertThat(Atlassian.post(http, "installed", token, body).status()).isEqualTo(204);
  }

  private Answer get(Tenant tenant, String target) {
    return http.get(target, tenant.authorization(target));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/scopes-table.csv", useHeadersInDisplayName = true)
  void row_isEnforced(String row, String target, String may, int mayNot, int nobody) {
    Answer allowed = get(WIKI, target);
    assertThat(allowed.status() + " " + allowed.body()).startsWith(may);

    Answer refused = get(JIRA, target);
    assertThat(refused.status()).as("%s", refused).isEqualTo(mayNot);
    if (mayNot == 403) {
      assertThat(refused.body()).contains("missing scope").doesNotContain("done");
      assertThat(refused.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }
    Answer unknown = http.get(target.replace("/app/", "/app/public/"));
    assertThat(unknown.body()).doesNotContain("done");
    assertThat(unknown.status()).as("%s", unknown).isEqualTo(nobody);
    Gate.assertRefusal(http.get(target), 401);
  }
}
