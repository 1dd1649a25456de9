package dev.connectsecurity.it.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two apps on one server, of which one comes and goes. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RedeployIT {
  private static final String HOUSE = "dev.connectsecurity.internal.wiring.House";
  private static final int TIMES = 20;
  private static final App ONE = new App("one");
  private static final App TWO = new App("two");
  private static final Tenant TENANT = Tenant.named("both");

  @ArquillianResource private Deployer deployer;

  @Deployment(name = "one", managed = false, testable = false)
  static WebArchive one() {
    return ONE.war(War.config());
  }

  @Deployment(name = "two", managed = false, testable = false)
  static WebArchive two() {
    return TWO.war(War.config());
  }

  @Test
  void redeployedApp_disturbsNoOtherAndLeavesNothingBehind() {
    // GlassFish 7.0.21 still holds one or two of the apps that earlier tests have undeployed.
    long ofOthers = ServerHeap.instancesOf(HOUSE);
    deployer.deploy("one");
    deployer.deploy("two");
    assertThat(ONE.install(TENANT)).isEqualTo(204);
    for (int i = 0; i < TIMES; i++) {
      assertThat(TWO.install(TENANT)).isEqualTo(204);
      assertThat(TWO.open(TENANT).body()).isEqualTo("a page of /two");
      deployer.undeploy("two");
      assertThat(ONE.open(TENANT).body()).isEqualTo("a page of /one");
      deployer.deploy("two");
      assertThat(ONE.open(TENANT).body()).isEqualTo("a page of /one");
    }

    // those of the two apps, and one that a cache of the server's may still hold
    assertThat(ServerHeap.instancesOf(HOUSE, ofOthers + 3)).isBetween(2L, ofOthers + 3);
    deployer.undeploy("two");
    deployer.undeploy("one");
  }
}
