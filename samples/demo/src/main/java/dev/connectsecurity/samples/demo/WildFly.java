package dev.connectsecurity.samples.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * WildFly, as it is unpacked, with a folder of its own for each app: its settings are copied there,
 * and the WAR to where it looks for one when it starts.
 */
record WildFly(Path home) implements ServerKind {

  @Override
  public Path mainJar() {
    return home.resolve("jboss-modules.jar");
  }

  @Override
  public List<String> arguments(Deployment deployment) {
    WorkFolder base = new WorkFolder(deployment.work().folder("wildfly"));
    base.copy(home.resolve("standalone/configuration"), "configuration");
    base.copy(deployment.war(), "deployments");
    return List.of(
        "-Xmx512m",
        // as the server's own script; the other packages that it opens are for parts that no app of
        // the demo uses
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "-Dorg.jboss.logmanager.nocolor=true",
        "-Djboss.home.dir=" + home,
        "-Djboss.server.base.dir=" + base.path(),
        "-Djboss.bind.address=127.0.0.1",
        "-Djboss.bind.address.management=127.0.0.1",
        "-Djboss.http.port=" + deployment.port(),
        // any that is free: nobody asks there
        "-Djboss.https.port=0",
        "-Djboss.management.http.port=0",
        "-jar",
        mainJar().toString(),
        "-mp",
        home.resolve("modules").toString(),
        "org.jboss.as.standalone");
  }
}
