package dev.connectsecurity.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on the loopback address that remembers what it was sent. */
public final class LoopbackServer implements AutoCloseable {

  /** One request as it came over the wire; {@code target} is the raw request target. */
  public record Received(
      String method,
      String target,
      String authorization,
      String userAgent,
      Map<String, List<String>> headers,
      String body) {}

  static {
    // Else each answer waits 40 ms for the acknowledgement of its first packet.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Received> received = new CopyOnWriteArrayList<>();

  public LoopbackServer(HttpHandler answer) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> answer(exchange, answer));
    server.setExecutor(threads);
    server.start();
  }

  public static LoopbackServer answering(int status) {
    return new LoopbackServer(exchange -> exchange.sendResponseHeaders(status, -1));
  }

  public static LoopbackServer answering(byte[] body) {
    return new LoopbackServer(
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        });
  }

  public static LoopbackServer redirecting(int status, URI location) {
    return new LoopbackServer(
        exchange -> {
          exchange.getResponseHeaders().set("Location", location.toString());
          exchange.sendResponseHeaders(status, -1);
        });
  }

  private void answer(HttpExchange exchange, HttpHandler answer) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("User-Agent"),
              Map.copyOf(exchange.getRequestHeaders()),
              body));
      answer.handle(exchange);
    }
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  public List<Received> received() {
    return received;
  }

  public Received last() {
    return received.get(received.size() - 1);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
