package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.connectsecurity.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpInstallKeysTest {
  private static final Duration AMPLE = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final PublicKey KEY = Tokens.KEYS.getPublic();

  private final CountDownLatch end = new CountDownLatch(1);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private HttpHandler handler;

  @BeforeEach
  void startKeyServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          handler.handle(exchange);
        });
    server.start();
  }

  @AfterEach
  void stopKeyServer() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void pemWithAnyLineEnds_isTheKey(String lineEnd) {
    answer(200, pem(KEY.getEncoded(), lineEnd) + lineEnd + " \t" + lineEnd);
    assertThat(keys(AMPLE).keyFor("k-1_Z")).isEqualTo(KEY);
    assertThat(requests).containsExactly("GET /k-1_Z");
  }

  @Test
  void keyServerWithPathAndSlash_isAskedBelowIt() {
    answer(200, pem(KEY.getEncoded(), "\n"));
    URI below = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys//");
    assertThat(new HttpInstallKeys(below, AMPLE).keyFor("k1")).isEqualTo(KEY);
    assertThat(requests).containsExactly("GET /keys/k1");
  }

  @Test
  void missingKey_isAnUnknownKeyId() {
    answer(404, "not found");
    assertRefused(Reason.KEY_ID, () -> keys(AMPLE).keyFor("k1"));
  }

  @Test
  void keyIdOfAnotherShape_isNeverSent() {
    assertRefused(Reason.KEY_ID, () -> keys(AMPLE).keyFor("../k1"));
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 302, 301, 307, 400, 401, 403, 410, 429, 500, 502, 503})
  void anyOtherStatus_isNoAnswer(int status) {
    handler =
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        };
    assertRefused(Reason.KEYS_UNAVAILABLE, () -> keys(AMPLE).keyFor("k1"));
    assertThat(requests).containsExactly("GET /k1");
  }

  @ParameterizedTest(name = "row 149: {0}")
  @MethodSource("dev.connectsecurity.internal.token.UnsoundKeys#all")
  void unsoundKey_isNoAnswer(String what, PublicKey key) {
    answer(200, pem(key.getEncoded(), "\n"));
    assertRefused(Reason.KEYS_UNAVAILABLE, () -> keys(AMPLE).keyFor("k1"));
  }

  @Test
  void garbage_isNoAnswer() {
    answer(200, "<html>key</html>");
    assertRefused(Reason.KEYS_UNAVAILABLE, () -> keys(AMPLE).keyFor("k1"));
  }

  @Test
  void answerUpTo16KiB_isRead() {
    String pem = pem(KEY.getEncoded(), "\n");
    answer(200, pem + " ".repeat(16 * 1024 - pem.length()));
    assertThat(keys(AMPLE).keyFor("k1")).isEqualTo(KEY);
    answer(200, pem + " ".repeat(16 * 1024 - pem.length() + 1));
    assertRefused(Reason.KEYS_UNAVAILABLE, () -> keys(AMPLE).keyFor("k1"));
  }

  @Test
  void endlessAnswer_isCutOff() {
    CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
    handler =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try {
            while (end.getCount() > 0) {
              exchange.getResponseBody().write(new byte[1024]);
            }
          } catch (IOException e) {
            hungUp.complete(true);
          }
        };
    assertRefused(Reason.KEYS_UNAVAILABLE, () -> keys(AMPLE).keyFor("k1"));
    assertThat(hungUp.join()).isTrue();
  }

  @Test
  void serverThatNeverAnswers_isGivenUp() {
    handler = exchange -> awaitEnd();
    assertGivenUp();
  }

  @Test
  void serverThatStopsAfterOneByte_isGivenUp() {
    handler =
        exchange -> {
          exchange.sendResponseHeaders(200, 500);
          exchange.getResponseBody().write('-');
          exchange.getResponseBody().flush();
          awaitEnd();
        };
    assertGivenUp();
  }

  @Test
  void connectionResetInTheBody_isNoAnswer() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      threads.submit(
          () -> {
            try (Socket connection = socket.accept()) {
              connection.getInputStream().read();
              String head = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n-----BEGIN";
              connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
              connection.setSoLinger(true, 0);
            }
            return null;
          });
      assertRefused(Reason.KEYS_UNAVAILABLE, () -> keys(socket.getLocalPort(), AMPLE).keyFor("k1"));
    }
  }

  @Test
  void closedPort_isNoAnswer() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertRefused(Reason.KEYS_UNAVAILABLE, () -> keys(port, AMPLE).keyFor("k1"));
  }

  @Test
  void interruptedThread_staysInterrupted() {
    handler = exchange -> awaitEnd();
    Thread.currentThread().interrupt();
    assertRefused(Reason.KEYS_UNAVAILABLE, () -> keys(AMPLE).keyFor("k1"));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void fetchedKey_verifiesATokenFromEndToEnd() {
    answer(200, pem(KEY.getEncoded(), "\n"));
    InstallTokenVerifier verifier =
        new InstallTokenVerifier(Tokens.CLOCK, Tokens.POLICY, keys(AMPLE), Set.of(Tokens.BASE));
    QueryHashRule rule = QueryHashRule.computed(Tokens.INSTALLED);
    assertThat(verifier.verify(Tokens.installToken().sign(), rule)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/keys", "file:///keys", "ftp://127.0.0.1/", "http:///keys", "//127.0.0.1/"})
  void keyServerThatIsNoHttpUrl_isRefused(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpInstallKeys(URI.create(uri), AMPLE));
  }

  private void assertGivenUp() {
    assertTimeout(
        Duration.ofSeconds(5),
        () -> assertRefused(Reason.KEYS_UNAVAILABLE, () -> keys(SHORT).keyFor("k1")));
  }

  private void answer(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
    handler =
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        };
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpInstallKeys keys(Duration timeout) {
    return keys(server.getAddress().getPort(), timeout);
  }

  private static HttpInstallKeys keys(int port, Duration timeout) {
    return new HttpInstallKeys(URI.create("http://127.0.0.1:" + port), timeout);
  }

  static String pem(byte[] der, String lineEnd) {
    byte[] separator = lineEnd.getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN PUBLIC KEY-----"
        + lineEnd
        + Base64.getMimeEncoder(64, separator).encodeToString(der)
        + lineEnd
        + "-----END PUBLIC KEY-----";
  }
}
