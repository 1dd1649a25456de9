package dev.connectsecurity.internal.outbound;

import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.util.Optional;

/**
 * Keeps the body of a request while it is written, in case that it has to be sent again.
 *
 * <p>The bytes, not the object: what wrote them may be registered at the target only, and a second
 * time it might write something else. Registered with the greatest priority, so nearest to the
 * wire.
 */
final class BodyKeeper implements WriterInterceptor {

  /** Larger bodies are not kept, so such a call is not repeated. */
  static final int MAX_BODY = 1 << 20;

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    Optional<SentCall> call = SentCall.in(context::getProperty, SentCall.FIRST);
    if (call.isEmpty() || isStream(context.getEntity())) {
      context.proceed();
      return;
    }
    Copying copying = new Copying(context.getOutputStream());
    context.setOutputStream(copying);
    context.proceed();
    copying.written().ifPresent(call.get()::keepBody);
  }

  // Whoever streams a body does not want it in memory.
  private static boolean isStream(Object entity) {
    return entity instanceof InputStream
        || entity instanceof Reader
        || entity instanceof StreamingOutput;
  }

  /** Passes everything on, and keeps the beginning. */
  private static final class Copying extends FilterOutputStream {
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

    Copying(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      out.write(octet);
      if (copy.size() <= MAX_BODY) {
        copy.write(octet);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      copy.write(bytes, offset, Math.min(length, MAX_BODY + 1 - copy.size()));
    }

    /** Gives all that was written; nothing if it was too much. */
    Optional<byte[]> written() {
      return copy.size() > MAX_BODY ? Optional.empty() : Optional.of(copy.toByteArray());
    }
  }
}
