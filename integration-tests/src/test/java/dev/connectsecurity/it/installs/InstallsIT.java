package dev.connectsecurity.it.installs;

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
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** All that the reception promises, on one running application. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class InstallsIT implements InstallTables, Takeovers, Bodies, Events {
  private static final Cast.Once CAST = new Cast.Once();

  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(
        War.config(),
        War.descriptor("\"READ\", \"WRITE\""),
        PageServlet.class,
        TenantServlet.class,
        EventLog.class,
        EventServlet.class,
        Probe.class,
        ProbeServlet.class);
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
