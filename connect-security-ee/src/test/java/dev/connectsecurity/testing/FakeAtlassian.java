package dev.connectsecurity.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The authorization server and the gateway of OAuth 2.0 (3LO), on one loopback address.
 *
 * <p>Trades what {@link FakeTokenBook} accepts; answers a token request otherwise, or not at all,
 * if told so. What it opens with a token can be told as well.
 */
public final class FakeAtlassian implements AutoCloseable {

  /** One answer of the token endpoint; a status of 0 cuts the connection after the work is done. */
  private record Answer(int status, String body) {}

  private static final String TOKEN = "/oauth/token";
  private static final Answer CUT = new Answer(0, "");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final FakeTokenBook book;
  private final List<JsonObject> asked = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> journal;
  private final Queue<Answer> instead = new ConcurrentLinkedQueue<>();
  private final Map<String, Answer> resources = new ConcurrentHashMap<>();
  private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
  private final AtomicReference<CountDownLatch> arrival =
      new AtomicReference<>(new CountDownLatch(0));

  public FakeAtlassian(MovableTime time) {
    this(time, new CopyOnWriteArrayList<>());
  }

  /** Writes down each token that is given and each call that is let in. */
  public FakeAtlassian(MovableTime time, List<String> journal) {
    this.book = new FakeTokenBook(time);
    this.journal = journal;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** What it knows of tokens and codes. */
  public FakeTokenBook book() {
    return book;
  }

  /** Works on the next token request, and cuts the connection. */
  public FakeAtlassian loseAnswer() {
    instead.add(CUT);
    return this;
  }

  /** Answers the next token request so, and does not work on it. */
  public FakeAtlassian answerInstead(int status, String body) {
    instead.add(new Answer(status, body.replace('\'', '"')));
    return this;
  }

  /** Answers GET requests that have a good token. */
  public FakeAtlassian on(String path, int status, String body) {
    resources.put(path, new Answer(status, body.replace('\'', '"')));
    return this;
  }

  /** Lets token requests wait until {@link #open()}; gives a latch that counts the first one in. */
  public CountDownLatch hold() {
    gate.set(new CountDownLatch(1));
    CountDownLatch arrived = new CountDownLatch(1);
    arrival.set(arrived);
    return arrived;
  }

  public void open() {
    gate.get().countDown();
  }

  /** Gives the body of every token request. */
  public List<JsonObject> asked() {
    return asked;
  }

  /** Gives path and token of every other request. */
  public List<String> calls() {
    return calls;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().toString();
      send(exchange, path.equals(TOKEN) ? token(body) : resource(exchange, path));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer token(String body) throws InterruptedException {
    JsonObject fields = Json.createReader(new StringReader(body)).readObject();
    asked.add(fields);
    arrival.get().countDown();
    gate.get().await();
    Answer told = instead.poll();
    if (told != null && told != CUT) {
      return told;
    }
    FakeTokenBook.Reply reply = book.trade(fields);
    journal.add("traded");
    return told == CUT ? CUT : new Answer(reply.status(), reply.json());
  }

  private Answer resource(HttpExchange exchange, String path) {
    String credential = exchange.getRequestHeaders().getFirst("Authorization");
    calls.add(path + " " + credential);
    if (!book.isGood(credential)) {
      return new Answer(401, "{\"code\":401,\"message\":\"Unauthorized\"}");
    }
    journal.add("called");
    return resources.getOrDefault(path, new Answer(200, "{}"));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    if (answer == CUT) {
      return;
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Location", "http://127.0.0.2/elsewhere");
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    open();
    server.stop(0);
    threads.shutdownNow();
  }
}
