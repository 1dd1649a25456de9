package dev.connectsecurity.samples.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One server with one app, a child process. */
final class ServerProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts the process; whether the app runs is another question, see {@link #awaitAnswer}. */
  static ServerProcess start(DemoFiles files, Deployment deployment) {
    Path log = files.log(deployment.name());
    ProcessBuilder builder =
        new ProcessBuilder(command(files, deployment))
            .directory(deployment.work().path().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(deployment.config().secrets());
    try {
      return new ServerProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + files.server().mainJar(), e);
    }
  }

  private static List<String> command(DemoFiles files, Deployment deployment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-javaagent:" + files.agent());
    command.add("-Djava.io.tmpdir=" + deployment.work().folder("tmp"));
    // Secrets are encrypted by a key that is made beside the app's database.
    command.add("-Dmp.config.profile=dev");
    deployment.config().properties().forEach((key, value) -> command.add("-D" + key + '=' + value));
    command.addAll(files.server().arguments(deployment));
    return command;
  }

  /** Finds a port that nobody listens on now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free", e);
    }
  }

  /** Asks until a URL answers 200. */
  void awaitAnswer(String url) {
    long deadline = System.nanoTime() + START.toNanos();
    while (!answers(url)) {
      if (ended(PAUSE)) {
        throw new IllegalStateException(
            "the server ended with exit code " + process.exitValue() + "; see " + log);
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("no answer from " + url + "; see " + log);
      }
    }
  }

  private static boolean answers(String url) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(START).build();
    try {
      return HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false; // nobody listens yet
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the server", e);
    }
  }

  /** Stops the server: politely, then firmly. Returns when the process is gone. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close(); // see EndWithParent
    } catch (IOException e) {
      process.destroy();
    }
    if (!ended(STOP)) {
      process.destroy();
    }
    if (!ended(STOP)) {
      process.destroyForcibly();
      ended(STOP);
    }
  }

  private boolean ended(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IllegalStateException("interrupted while waiting for the server", e);
    }
  }
}
