package dev.connectsecurity.samples.demo;

import java.nio.file.Path;
import java.util.List;

/** Payara Micro: one jar, and the WAR is an argument. */
record PayaraMicro(Path mainJar) implements ServerKind {

  private static final String LISTEN_ON_LOOPBACK =
      "set configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.address=127.0.0.1\n";

  @Override
  public List<String> arguments(Deployment deployment) {
    Path preboot = deployment.work().file("preboot.txt", LISTEN_ON_LOOPBACK);
    return List.of(
        "-Xmx384m",
        "-jar",
        mainJar.toString(),
        "--port",
        String.valueOf(deployment.port()),
        "--nohazelcast",
        "--disablephonehome",
        "--prebootcommandfile",
        preboot.toString(),
        "--deploy",
        deployment.war().toString());
  }
}
