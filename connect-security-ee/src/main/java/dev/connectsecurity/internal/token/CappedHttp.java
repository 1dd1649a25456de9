package dev.connectsecurity.internal.token;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends requests within a time, reads answers up to a size, and follows no redirect, until closed.
 *
 * <p>The JDK's client has a thread that ends some seconds after nothing refers to the client any
 * more, and no other end before JDK 21. The thread has the class loader of the application, and
 * Open Liberty's reaches all that the application has made: a client that is not let go of keeps
 * itself alive there, and with it an application that has been undeployed. Thread-safe.
 *
 * @since 0.1
 */
public final class CappedHttp implements AutoCloseable {
  private final Duration timeout;
  // The client's own pool would keep its threads for a minute, whatever becomes of the client.
  private final ExecutorService threads = Executors.newCachedThreadPool(CappedHttp::thread);
  private final AtomicReference<HttpClient> client = new AtomicReference<>();
  private final ReentrantLock opening = new ReentrantLock();

  /**
   * Opens nothing before the first question.
   *
   * @param timeout how long one question may take from its first step to its last
   */
  public CappedHttp(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Sends a request and waits for the whole answer.
   *
   * @param request what to ask
   * @param limit how many bytes of the answer's body are read at most
   * @return the answer, whatever its status
   * @throws ExecutionException if there is none, or its body is beyond the limit, or this is closed
   * @throws TimeoutException if it is not there in time
   * @throws InterruptedException if the thread was interrupted
   */
  public HttpResponse<byte[]> send(HttpRequest request, int limit)
      throws ExecutionException, TimeoutException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer = begin(request, limit);
    try {
      // A request's own timeout ends with the head; this one also covers a body that trickles.
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  /** Lets go of the client, and ends its threads; what is still under way may fail. */
  @Override
  public void close() {
    opening.lock();
    try {
      threads.shutdown();
      client.set(null);
    } finally {
      opening.unlock();
    }
  }

  private CompletableFuture<HttpResponse<byte[]>> begin(HttpRequest request, int limit)
      throws ExecutionException {
    try {
      return opened().sendAsync(request, head -> new CappedBody(limit));
    } catch (RejectedExecutionException closed) {
      throw new ExecutionException(new IOException("the application has ended", closed));
    }
  }

  // Not made at the start: it reads the certificates that the JDK trusts, and many an application
  // asks nobody for a long time.
  private HttpClient opened() {
    opening.lock();
    try {
      if (threads.isShutdown()) {
        throw new RejectedExecutionException("closed");
      }
      if (client.get() == null) {
        client.set(
            HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout)
                .executor(threads)
                .build());
      }
      return client.get();
    } finally {
      opening.unlock();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "connect-security-http", 0, false);
    thread.setDaemon(true);
    return thread;
  }
}
