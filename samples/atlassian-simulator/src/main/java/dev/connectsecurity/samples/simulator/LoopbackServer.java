package dev.connectsecurity.samples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One listener on 127.0.0.1 with its faults and counts. */
final class LoopbackServer implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  static {
    // the JDK's server sends head and body apart; without this each answer waits 40 ms for an ACK
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final Faults faults = new Faults();
  private final Counts counts = new Counts();
  private final HttpServer server;
  private final ScheduledExecutorService threads;

  LoopbackServer(int port, ScheduledExecutorService threads) {
    this.threads = threads;
    try {
      InetAddress loopback = InetAddress.getByAddress("localhost", LOOPBACK);
      server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
    server.setExecutor(threads);
  }

  void start(Endpoint endpoint) {
    server.createContext("/", exchange -> serve(exchange, endpoint));
    server.start();
  }

  Faults faults() {
    return faults;
  }

  Counts counts() {
    return counts;
  }

  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange, Endpoint endpoint) throws IOException {
    Request request = read(exchange);
    counts.add(request.method(), request.rawPath());
    Optional<Fault> fault =
        endpoint.mayFail(request) ? faults.strike(request.rawPath()) : Optional.empty();
    if (fault.isEmpty()) {
      respond(exchange, answer(endpoint, request));
      return;
    }
    endpoint.failed(request, fault.get());
    // a delayed or silent exchange holds no thread: it stays open when this method returns
    if (fault.get().end() != Fault.End.SILENT) {
      Response response = fault.get().answer().orElseGet(() -> answer(endpoint, request));
      long delay = fault.get().delay().toMillis();
      Runnable end = end(exchange, fault.get(), fault.get().on(response));
      threads.schedule(end, delay, TimeUnit.MILLISECONDS);
    }
  }

  private static Runnable end(HttpExchange exchange, Fault fault, Response response) {
    return switch (fault.end()) {
      case OK -> () -> respond(exchange, response);
      case HALF -> () -> respondByHalf(exchange, response);
      case CUT, SILENT -> exchange::close;
    };
  }

  private static Response answer(Endpoint endpoint, Request request) {
    try {
      return endpoint.answer(request);
    } catch (IllegalArgumentException e) {
      return Response.error(400, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      System.getLogger(LoopbackServer.class.getName())
          .log(System.Logger.Level.ERROR, "the simulator failed at " + request.rawPath(), e);
      return Response.error(500, "the simulator failed: " + e);
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRequestURI().getRawQuery(),
        Optional.ofNullable(headers.getFirst("Authorization")),
        Optional.ofNullable(headers.getFirst("Content-Type")),
        Optional.ofNullable(headers.getFirst("Host")),
        new String(exchange.getRequestBody().readAllBytes(), UTF_8));
  }

  private static void respond(HttpExchange exchange, Response response) {
    byte[] body = response.bytes();
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    try (exchange) {
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
      if (!bodiless) {
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(body);
        }
      }
    } catch (IOException e) {
      nobodyWaited(e);
    }
  }

  /** Announces the whole body, sends its beginning and closes the connection. */
  private static void respondByHalf(HttpExchange exchange, Response response) {
    byte[] body = response.bytes();
    try (exchange) {
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(response.status(), body.length);
      // only the exchange is closed: a stream that was closed too early keeps the connection open
      exchange.getResponseBody().write(body, 0, body.length / 2);
      exchange.getResponseBody().flush();
    } catch (IOException e) {
      nobodyWaited(e);
    }
  }

  // the caller has hung up, which slow answers are meant to provoke
  private static void nobodyWaited(IOException e) {
    System.getLogger(LoopbackServer.class.getName())
        .log(System.Logger.Level.DEBUG, "nobody waited for the answer", e);
  }
}
