package dev.connectsecurity.samples.demo;

import dev.connectsecurity.samples.simulator.OperatorScene;
import dev.connectsecurity.samples.simulator.Simulator;
import dev.connectsecurity.samples.simulator.SimulatorOptions;
import dev.connectsecurity.samples.simulator.Site;
import java.nio.file.Path;
import java.util.Map;

/** A simulated site in this process and the app's server in another, made for each other. */
final class Stage implements AutoCloseable {

  private final DemoFiles files;
  private final int port = PayaraMicro.freePort();
  private final Simulator simulator;
  private final WorkFolder work;
  private Path war;
  private PayaraMicro server;
  private boolean closed;

  Stage(DemoFiles files) {
    this.files = files;
    WorkFolder.forget(files.log());
    this.simulator =
        Simulator.start(
            SimulatorOptions.defaults()
                .withSuggestedApp(appUrl())
                .withOperation(
                    new OperatorScene(
                        "restart",
                        "Restart",
                        "Stops the server and starts it again: the app is still installed",
                        this::restart))
                .withOperation(
                    new OperatorScene(
                        "upgrade",
                        "Upgrade",
                        "Deploys a version that asks for ADMIN too, which a re-install grants",
                        this::upgrade)));
    work = WorkFolder.in(files.payara().getParent());
  }

  /** Starts the app as it was before it asked for ADMIN. */
  void startFirstVersion() {
    war = FirstVersion.of(files.war(), work.folder("first-version"));
    start();
  }

  /** Stops the server and starts the app as it is now, on the same port and the same data. */
  void upgrade() {
    war = files.war();
    restart();
  }

  Simulator simulator() {
    return simulator;
  }

  Site site() {
    return simulator.site();
  }

  String appUrl() {
    return "http://localhost:" + port + "/issue-notes";
  }

  private void restart() {
    stopServer();
    start();
  }

  private void start() {
    launch().awaitAnswer(appUrl() + "/atlassian-connect.json");
  }

  private synchronized PayaraMicro launch() {
    if (closed) {
      throw new IllegalStateException("the stage is closed");
    }
    server = PayaraMicro.start(files, work, war, port, configuration());
    return server;
  }

  private Map<String, String> configuration() {
    return Map.of(
        "atlassian.connect.base-url", appUrl(),
        "atlassian.connect.allowed-hosts", site().origin(),
        "atlassian.connect.key-server", simulator.keyServer().url(),
        "notes.database", work.path().resolve("notes").toString());
  }

  private synchronized void stopServer() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      stopServer();
      simulator.close();
      work.close();
    }
  }
}
