package dev.connectsecurity.it.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.it.payara.mistakes.HalfServlet;
import dev.connectsecurity.it.payara.mistakes.PrivateMethod;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.ServerLog;
import dev.connectsecurity.it.support.War;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake ends the deployment, whenever it is found, and is told by its code. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class MistakenAppsIT {
  @ArquillianResource private Deployer deployer;

  // found when the configuration is read
  @Deployment(name = "no-app-key", managed = false, testable = false)
  static WebArchive noAppKey() {
    return war("no-app-key", War.config().replace("atlassian.connect.app-key=", "another.key="));
  }

  // found when the store is opened
  @Deployment(name = "no-encryption-key", managed = false, testable = false)
  static WebArchive noEncryptionKey() {
    return war("no-encryption-key", War.configWithoutKey());
  }

  // found when CDI looks for beans
  @Deployment(name = "unguardable", managed = false, testable = false)
  static WebArchive unguardable() {
    return war("unguardable", War.config(), PrivateMethod.class);
  }

  // found by the initializer
  @Deployment(name = "half-guarded", managed = false, testable = false)
  static WebArchive halfGuarded() {
    return war("half-guarded", War.config(), HalfServlet.class);
  }

  private static WebArchive war(String name, String config, Class<?>... classes) {
    return War.bare(name + ".war", classes)
        .addAsResource(
            new StringAsset(config.replace("example/app", "example/" + name)),
            "META-INF/microprofile-config.properties")
        .addAsResource(
            new StringAsset(War.descriptor("\"READ\"")), "META-INF/atlassian-connect.json")
        .addAsWebResource(new StringAsset("open"), "public/x");
  }

  @ParameterizedTest
  @CsvSource({
    "no-app-key, CSE-001 atlassian.connect.app-key",
    "no-encryption-key, CSE-004 atlassian.store.encryption-keys is not set",
    "unguardable, CSE-007 @RequiresScope on PrivateMethod#secret cannot be enforced",
    "half-guarded, CSE-007 @RequiresScope on HalfServlet#work cannot be enforced",
  })
  void mistakenApp_isToldAndNotServed(String name, String sentence) {
    assertThatThrownBy(() -> deployer.deploy(name)).isNotNull();

    RawHttp http = new RawHttp(Integer.getInteger("server.http.port"));
    assertThat(http.get("/" + name + "/public/x").status()).isEqualTo(404);
    assertThat(ServerLog.lines()).anyMatch(line -> line.contains(sentence));
  }
}
