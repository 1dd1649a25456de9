package dev.connectsecurity.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.TokenServer;
import dev.connectsecurity.internal.limits.LimitSettings;
import dev.connectsecurity.internal.limits.RateLimits;
import dev.connectsecurity.internal.outbound.AtlassianClients;
import dev.connectsecurity.internal.outbound.AtlassianServers;
import dev.connectsecurity.internal.outbound.CallModes;
import dev.connectsecurity.internal.outbound.ClientSettings;
import dev.connectsecurity.internal.outbound.Configured;
import dev.connectsecurity.internal.outbound.ConnectApp;
import dev.connectsecurity.internal.token.AssertionSigner;
import dev.connectsecurity.internal.token.OutgoingTokenSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** A Jira or Confluence on loopback that answers what a test has told it, and remembers calls. */
public final class FakeProduct implements AutoCloseable {
  public static final String ALICE = "5be24ad8b1653240376955d2";

  private record Answer(int status, String body) {}

  private final Product product;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
  private final AtomicReference<CountDownLatch> arrival =
      new AtomicReference<>(new CountDownLatch(0));
  private final AtlassianClients client = openClient(new MovableTime());

  public FakeProduct(Product product) {
    this.product = product;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Answers a request line such as {@code GET /rest/api/3/issue/A-1?fields=id}. */
  public FakeProduct on(String line, int status, String body) {
    answers.put(line, new Answer(status, body.replace('\'', '"')));
    return this;
  }

  public FakeProduct on(String line, String body) {
    return on(line, 200, body);
  }

  /** Answers everything alike. */
  public FakeProduct always(int status, String body) {
    answers.clear();
    return on("*", status, body);
  }

  /** Lets requests wait until {@link #open()}; gives a latch that counts the first one in. */
  public CountDownLatch hold() {
    gate.set(new CountDownLatch(1));
    CountDownLatch arrived = new CountDownLatch(1);
    arrival.set(arrived);
    return arrived;
  }

  public void open() {
    gate.get().countDown();
  }

  /** Gives every call as request line and body. */
  public List<String> calls() {
    return calls;
  }

  public AtlassianClients client() {
    return client;
  }

  public AtlassianHost host() {
    return host("tenant-a", HostStatus.ENABLED);
  }

  public AtlassianHost host(String clientKey, HostStatus status) {
    String path = product == Product.CONFLUENCE ? "/wiki" : "";
    return new AtlassianHost(
        clientKey,
        product,
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Secret.of("a-secret-of-tenant-A-that-is-long-enough"),
        Set.of(),
        status);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      calls.add(body.isEmpty() ? line : line + " " + body);
      arrival.get().countDown();
      gate.get().await();
      Answer answer = answers.getOrDefault(line, answers.getOrDefault("*", new Answer(404, "{}")));
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }

  /** Opens a client of a Connect app, which nobody calls and which repeats nothing. */
  public static AtlassianClients openClient(MovableTime time) {
    TokenServer none =
        fields -> {
          throw new AssertionError("no token is asked for");
        };
    return new AtlassianClients(
        () -> {
          throw new NotAuthenticatedException(Reason.MISSING, "nobody is calling");
        },
        new CallModes(
            Configured.with(
                new ConnectApp(
                    new OutgoingTokenSigner(time, "com.example.app"),
                    new AssertionSigner(time, "https://authorization.example"),
                    new FakeHosts())),
            Configured.missing("no API token"),
            Configured.missing("no service account"),
            Configured.missing("no OAuth 2.0")),
        new AtlassianServers(none, none, URI.create("https://api.example")),
        new ClientSettings(Duration.ofSeconds(5), Duration.ofMillis(1500)),
        new RateLimits(
            new LimitSettings(0, Duration.ZERO, 0), event -> {}, time, time, new FakeWaiting(time)),
        "com.example.app",
        time,
        time);
  }
}
