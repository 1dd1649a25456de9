package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.it.support.PayaraMicro;
import dev.connectsecurity.it.support.RawHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Two Payara Micro with the same WAR, which share nothing but what the WAR says. */
final class TwoNodes implements AutoCloseable {
  private final Path folder;
  private final WebArchive war;
  private final AtomicInteger starts = new AtomicInteger();
  private final List<AtomicReference<PayaraMicro>> nodes =
      List.of(new AtomicReference<>(), new AtomicReference<>());

  private TwoNodes(Path folder, WebArchive war) {
    this.folder = folder;
    this.war = war;
  }

  /** Starts both at once, so that both find an empty database. */
  static TwoNodes start(Path folder, WebArchive war) {
    TwoNodes both = new TwoNodes(folder, war);
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> both.restart(1));
    both.restart(0);
    other.join();
    return both;
  }

  /** Starts a node that is not running, in a place of its own, as a new container would be. */
  void restart(int index) {
    try {
      Path place =
          Files.createDirectories(
              folder.resolve("node-" + "ab".charAt(index) + "-" + starts.incrementAndGet()));
      PayaraMicro node = PayaraMicro.start(place, war);
      nodes.get(index).set(node);
      if (node.log().stream().noneMatch(line -> line.contains("successfully deployed"))) {
        throw new AssertionError(String.join("\n", node.log()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills a node with SIGKILL. */
  void kill(int index) {
    nodes.get(index).get().kill();
  }

  /** Gives a node: an even number the first, an odd one the second. */
  RawHttp node(int number) {
    return new RawHttp(nodes.get(Math.floorMod(number, 2)).get().port());
  }

  /** Gives what a node has logged until it was ready. */
  List<String> log(int index) {
    return nodes.get(index).get().log();
  }

  RawHttp a() {
    return node(0);
  }

  RawHttp b() {
    return node(1);
  }

  List<RawHttp> all() {
    return List.of(a(), b());
  }

  @Override
  public void close() {
    nodes.stream()
        .map(AtomicReference::get)
        .filter(node -> node != null)
        .forEach(PayaraMicro::close);
  }
}
