package dev.connectsecurity.samples.demo;

import java.nio.file.Path;
import java.util.function.Supplier;

/** One app on a server of its own, at the same address and on the same data over all restarts. */
final class AppServer implements AutoCloseable {

  private final DemoFiles files;
  private final WorkFolder work;
  private final String name;
  private final Supplier<AppConfig> config;
  private final int port = ServerProcess.freePort();
  private ServerProcess server;
  private boolean closed;

  /**
   * Finds a port.
   *
   * @param name the name of the WAR and so the context path
   * @param config is asked at each launch
   */
  AppServer(DemoFiles files, WorkFolder work, String name, Supplier<AppConfig> config) {
    this.files = files;
    this.work = new WorkFolder(work.folder(name));
    this.name = name;
    this.config = config;
  }

  String url() {
    return "http://localhost:" + port + '/' + name;
  }

  /** Starts a process with this WAR and does not wait for it. */
  synchronized void launch(Path war) {
    if (closed) {
      throw new IllegalStateException(name + " is closed");
    }
    stop();
    server = ServerProcess.start(files, new Deployment(name, war, port, work, config.get()));
  }

  /** Waits until a path of the app answers. */
  void await(String path) {
    running().awaitAnswer(url() + path);
  }

  private synchronized ServerProcess running() {
    if (server == null) {
      throw new IllegalStateException(name + " does not run");
    }
    return server;
  }

  private void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    stop();
  }
}
