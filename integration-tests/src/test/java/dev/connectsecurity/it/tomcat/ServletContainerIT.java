package dev.connectsecurity.it.tomcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.ServerLog;
import dev.connectsecurity.it.support.War;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a servlet container lacks is told, and until it is added nothing is served. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ServletContainerIT {
  private static final String OURS_FIRST =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
        <absolute-ordering><name>dev_connectsecurity</name><others/></absolute-ordering>
      </web-app>""";

  @ArquillianResource private Deployer deployer;

  @Deployment(name = "without-config", managed = false, testable = false)
  static WebArchive withoutConfig() {
    WebArchive whole = war("without-config");
    return ShrinkWrap.create(WebArchive.class, whole.getName())
        .merge(whole, Filters.exclude(".*/smallrye-.*"));
  }

  // Fails once CDI no longer waits for Weld's initializer; then the order of ours, in its
  // web-fragment.xml, has no use any more.
  @Deployment(name = "ours-first", managed = false, testable = false)
  static WebArchive oursFirst() {
    return war("ours-first").addAsWebInfResource(new StringAsset(OURS_FIRST), "web.xml");
  }

  private static WebArchive war(String name) {
    return War.bare(name + ".war")
        .addAsResource(
            new StringAsset(War.config().replace("example/app", "example/" + name)),
            "META-INF/microprofile-config.properties")
        .addAsResource(
            new StringAsset(War.descriptor("\"READ\"")), "META-INF/atlassian-connect.json")
        .addAsWebResource(new StringAsset("open"), "public/x");
  }

  @Test
  void withoutMicroProfileConfig_theDependencyIsNamed() {
    refused("without-config");

    assertThat(ServerLog.lines())
        .anyMatch(
            line ->
                line.contains(
                    "CSE-014 this server has no MicroProfile Config. Add the dependency"
                        + " io.smallrye.config:smallrye-config to the application"));
  }

  @Test
  void initializerBeforeWelds_isToldWhereToStand() {
    refused("ours-first");

    assertThat(ServerLog.lines())
        .anyMatch(line -> line.contains("CSE-012 CDI has not started"))
        .anyMatch(line -> line.contains("dev_connectsecurity stand last in <absolute-ordering>"));
  }

  private void refused(String name) {
    assertThatThrownBy(() -> deployer.deploy(name)).hasMessageContaining("failed to start");
    assertThat(new RawHttp(Integer.getInteger("server.http.port")).get("/" + name + "/public/x"))
        .extracting("status")
        .isEqualTo(404);
  }
}
