package dev.connectsecurity.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoServerTest {

  @TempDir Path home;
  @TempDir Path work;

  @ParameterizedTest
  @CsvSource({"payara-micro, payara-micro.jar", "wildfly, jboss-modules.jar"})
  void knownServer_isChosen(String word, String mainJar) throws IOException {
    Path jar = Files.createFile(home.resolve(mainJar));

    assertThat(DemoServer.of(word, home).mainJar()).isEqualTo(jar);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomcat", "WildFly", ""})
  void unknownServer_isToldWhichThereAre(String word) {
    assertThatThrownBy(() -> DemoServer.of(word, home))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("demo.server=" + word + ": the demo runs on payara-micro or wildfly");
  }

  @Test
  void serverThatIsNotThere_isNamed() {
    assertThatThrownBy(() -> DemoServer.of("wildfly", home))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("demo.server=wildfly: there is no file %s", home.resolve("jboss-modules.jar"));
  }

  @Test
  void wildFly_getsAFolderOfItsOwnAndListensOnLoopbackOnly() throws IOException {
    Path settings = Files.createDirectories(home.resolve("standalone/configuration"));
    Files.writeString(settings.resolve("standalone.xml"), "settings");
    Files.writeString(home.resolve("app.war"), "older");
    Deployment deployment = deployment(home.resolve("app.war"));

    new WildFly(home).arguments(deployment);
    Files.writeString(home.resolve("app.war"), "newer");
    List<String> arguments = new WildFly(home).arguments(deployment);

    assertThat(work.resolve("wildfly/configuration/standalone.xml")).hasContent("settings");
    assertThat(work.resolve("wildfly/deployments/app.war")).hasContent("newer");
    assertThat(arguments)
        .contains(
            "-Djboss.server.base.dir=" + work.resolve("wildfly"),
            "-Djboss.bind.address=127.0.0.1",
            "-Djboss.bind.address.management=127.0.0.1",
            "-Djboss.http.port=4711");
  }

  @Test
  void payaraMicro_listensOnLoopbackOnly() {
    List<String> arguments =
        new PayaraMicro(home.resolve("payara-micro.jar"))
            .arguments(deployment(home.resolve("app.war")));

    assertThat(work.resolve("preboot.txt")).content().endsWith("http-listener.address=127.0.0.1\n");
    assertThat(arguments)
        .containsSequence("--port", "4711")
        .containsSequence("--prebootcommandfile", work.resolve("preboot.txt").toString())
        .endsWith("--deploy", home.resolve("app.war").toString());
  }

  private Deployment deployment(Path war) {
    return new Deployment(
        "app", war, 4711, new WorkFolder(work), new AppConfig(Map.of(), Map.of()));
  }
}
