package dev.connectsecurity.internal.token;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads a response's body up to a limit and hangs up at the first byte beyond it.
 *
 * @since 0.1
 */
public final class CappedBody implements BodySubscriber<byte[]> {
  private final int limit;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final AtomicReference<Subscription> subscription = new AtomicReference<>();

  /**
   * Makes a reader of one body.
   *
   * @param limit how many bytes are read at most
   */
  public CappedBody(int limit) {
    this.limit = limit;
  }

  /**
   * Tells whether a failure is that a body was beyond its limit.
   *
   * @param failure what a client threw, or null
   * @return whether it, or what is behind it, comes from here
   */
  public static boolean isTooLarge(Throwable failure) {
    return failure instanceof TooLargeException
        || failure != null && isTooLarge(failure.getCause());
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription.set(given);
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (received.size() + buffer.remaining() > limit) {
        subscription.get().cancel();
        body.completeExceptionally(new TooLargeException(limit));
        return;
      }
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      received.writeBytes(bytes);
    }
    subscription.get().request(1);
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(received.toByteArray());
  }

  /** A body is beyond its limit. */
  private static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int limit) {
      super("the body is larger than " + limit + " bytes");
    }
  }
}
