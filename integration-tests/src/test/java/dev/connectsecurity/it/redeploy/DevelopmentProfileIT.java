package dev.connectsecurity.it.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.ServerLog;
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

/** An app that is being written: no key, on the server's database in memory. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DevelopmentProfileIT {
  private static final App APP = new App("development");
  private static final Tenant TENANT = Tenant.named("development");

  @ArquillianResource private Deployer deployer;

  @Deployment(name = "development", managed = false, testable = false)
  static WebArchive development() {
    return APP.war(War.configWithoutKey("mp.config.profile=dev"));
  }

  @Test
  void appWithoutAKeyThatIsDeployedAgain_readsItsTenants() {
    deployer.deploy("development");
    assertThat(APP.install(TENANT)).isEqualTo(204);
    deployer.undeploy("development");

    deployer.deploy("development");

    assertThat(APP.open(TENANT).body()).isEqualTo("a page of /development");
    assertThat(ServerLog.lines())
        .anyMatch(
            line ->
                line.contains(
                    "CSE-017 development profile: secrets are encrypted by the key in the database"
                        + " in memory itself"));
    deployer.undeploy("development");
  }
}
