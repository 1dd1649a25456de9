package dev.connectsecurity.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client under the fetching of keys and tokens, and its end. */
class CappedHttpTest {
  private static final Duration AMPLE = Duration.ofSeconds(10);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void closed_sendsNothing() {
    CappedHttp http = new CappedHttp(AMPLE);
    http.close();

    assertThatThrownBy(() -> http.send(request(), 0))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("closed");
  }

  @Test
  void closed_holdsNoApplicationWhoseClassLoaderReachesIt() throws Exception {
    ReferenceQueue<ClassLoader> freed = new ReferenceQueue<>();

    Reference<ClassLoader> application = comeAndGo(freed);

    assertThat(isFreed(application, freed)).isTrue();
  }

  private Reference<ClassLoader> comeAndGo(ReferenceQueue<ClassLoader> freed) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    Application application = new Application(before);
    thread.setContextClassLoader(application);
    try {
      CappedHttp http = new CappedHttp(AMPLE);
      application.reaches.set(http);
      assertThat(http.send(request(), 0).statusCode()).isEqualTo(204);
      http.close();
    } finally {
      thread.setContextClassLoader(before);
    }
    return new WeakReference<>(application, freed);
  }

  private static boolean isFreed(Reference<ClassLoader> application, ReferenceQueue<?> freed)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE;
    Reference<?> found = null;
    while (found == null && System.nanoTime() < deadline) {
      System.gc();
      found = freed.remove(200);
    }
    return application.equals(found);
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
        .build();
  }

  /** A class loader that reaches what its application has made, as Open Liberty's does. */
  private static final class Application extends ClassLoader {
    private final AtomicReference<CappedHttp> reaches = new AtomicReference<>();

    Application(ClassLoader parent) {
      super(parent);
    }
  }
}
