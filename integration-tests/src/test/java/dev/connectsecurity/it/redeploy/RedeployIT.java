package dev.connectsecurity.it.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two apps on one server, of which one comes and goes. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RedeployIT {
  private static final String HOUSE = "dev.connectsecurity.internal.wiring.House";
  private static final int TIMES = 20;
  private static final Tenant TENANT = Tenant.named("both");

  @ArquillianResource private Deployer deployer;

  @Deployment(name = "one", managed = false, testable = false)
  static WebArchive one() {
    return app("one");
  }

  @Deployment(name = "two", managed = false, testable = false)
  static WebArchive two() {
    return app("two");
  }

  private static WebArchive app(String name) {
    String config =
        War.config()
            .replace(War.APP_KEY, "com.example." + name)
            .replace(War.BASE_URL, "https://app.example/" + name);
    return War.bare(name + ".war", PageServlet.class)
        .addAsResource(new StringAsset(config), "META-INF/microprofile-config.properties")
        .addAsResource(
            new StringAsset(War.descriptor("\"READ\"")), "META-INF/atlassian-connect.json");
  }

  @Test
  void redeployedApp_disturbsNoOtherAndLeavesNothingBehind() {
    // GlassFish 7.0.21 still holds one or two of the apps that earlier tests have undeployed.
    long ofOthers = ServerHeap.instancesOf(HOUSE);
    deployer.deploy("one");
    deployer.deploy("two");
    assertThat(install("one")).isEqualTo(204);
    for (int i = 0; i < TIMES; i++) {
      assertThat(install("two")).isEqualTo(204);
      assertThat(open("two").body()).isEqualTo("a page of /two");
      deployer.undeploy("two");
      assertThat(open("one").body()).isEqualTo("a page of /one");
      deployer.deploy("two");
      assertThat(open("one").body()).isEqualTo("a page of /one");
    }

    // those of the two apps, and one that a cache of the server's may still hold
    assertThat(ServerHeap.instancesOf(HOUSE, ofOthers + 3)).isBetween(2L, ofOthers + 3);
    deployer.undeploy("two");
    deployer.undeploy("one");
  }

  private static RawHttp http() {
    return new RawHttp(Integer.getInteger("server.http.port"));
  }

  private static Answer open(String app) {
    String base = "https://app.example/" + app;
    String token = TENANT.token().bindTo("GET", base + "/page", base).sign();
    return http().get("/" + app + "/page", "Authorization: JWT " + token);
  }

  private static int install(String app) {
    String base = "https://app.example/" + app;
    String token =
        Atlassian.token(TENANT.clientKey(), "installed")
            .audience(base)
            .bindTo("POST", base + "/lifecycle/installed", base)
            .sign();
    String body =
        Atlassian.body(TENANT, "installed").toString().replace(War.APP_KEY, "com.example." + app);
    return http()
        .send(
            "POST",
            "/" + app + "/lifecycle/installed",
            body,
            "Content-Type: application/json",
            "Authorization: JWT " + token)
        .status();
  }
}
