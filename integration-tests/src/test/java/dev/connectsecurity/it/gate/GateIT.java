package dev.connectsecurity.it.gate;

import dev.connectsecurity.it.probe.Probe;
import dev.connectsecurity.it.probe.ProbeServlet;
import dev.connectsecurity.it.support.Cast;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.War;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** All that the gate promises, on one running application. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class GateIT
    implements TokenTables,
        TokenSurgery,
        TokenCarriers,
        RequestBinding,
        PathAttacks,
        HeaderPromises,
        ScannerProbes {
  private static final Cast.Once CAST = new Cast.Once();

  private static final String DESCRIPTOR =
      """
      {"name": "App under test", "scopes": ["READ"], "modules": {
        "generalPages": [{"key": "page", "name": {"value": "Page"}, "url": "/page"}],
        "adminPages": [{"key": "admin", "name": {"value": "Admin"}, "url": "/secure/admin?x={space.key}"}],
        "webhooks": [{"event": "jira:issue_created", "url": "/other"}]}}""";
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
        <error-page><error-code>404</error-code><location>/error-page</location></error-page>
      </web-app>""";
  private static final String WEB_FRAGMENT =
      """
      <web-fragment xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
        <servlet>
          <servlet-name>fragment</servlet-name>
          <servlet-class>dev.connectsecurity.it.gate.FragmentServlet</servlet-class>
        </servlet>
        <servlet-mapping>
          <servlet-name>fragment</servlet-name>
          <url-pattern>/fragment</url-pattern>
        </servlet-mapping>
      </web-fragment>""";

  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(
            War.config("atlassian.store.previous-secret-time=PT0S"),
            DESCRIPTOR,
            EchoServlet.class,
            PublicServlet.class,
            DispatchServlet.class,
            ErrorServlets.class,
            ErrorServlets.Failing.class,
            ErrorServlets.ErrorPage.class,
            EagerFilter.class,
            EchoSocket.class,
            LogServlet.class,
            Probe.class,
            ProbeServlet.class)
        .addAsWebInfResource(new StringAsset(WEB_XML), "web.xml")
        .addAsWebResource(new StringAsset("welcome"), "index.html")
        .addAsWebResource(new StringAsset("a logo"), "static/logo.txt")
        .addAsWebResource(new StringAsset("page for ${pageContext.request.remoteUser}"), "page.jsp")
        .addAsLibrary(
            ShrinkWrap.create(JavaArchive.class, "other-library.jar")
                .addClass(FragmentServlet.class)
                .addAsManifestResource(new StringAsset(WEB_FRAGMENT), "web-fragment.xml"));
  }

  @Override
  public Gate gate() {
    return new Gate(RawHttp.at(url));
  }

  @Override
  public Cast cast() {
    return CAST.at(RawHttp.at(url));
  }
}
