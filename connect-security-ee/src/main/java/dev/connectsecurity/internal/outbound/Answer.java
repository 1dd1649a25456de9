package dev.connectsecurity.internal.outbound;

import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The answer that a call's code will see, while it is still being made.
 *
 * @param response what the implementation of JAX-RS makes of it
 */
record Answer(ClientResponseContext response) {
  private static final int HEAD = 16 * 1024;
  private static final int WORTH_DRAINING = 64 * 1024;
  private static final Set<String> OF_THE_BODY =
      Set.of(
          "content-encoding",
          "content-language",
          "content-length",
          "content-location",
          "content-type",
          "etag",
          "last-modified",
          "transfer-encoding");

  int status() {
    return response.getStatus();
  }

  /** Gives a header, or null; of CXF's two sets of headers the one that can be changed. */
  String header(String name) {
    return response.getHeaders().entrySet().stream()
        .filter(header -> name.equalsIgnoreCase(header.getKey()))
        .map(header -> String.join(",", header.getValue()))
        .findFirst()
        .orElse(null);
  }

  /** Bounds what may be read of the body. */
  void limit(long bytes) {
    InputStream body = response.getEntityStream();
    // JAX-RS leaves open what a response without a body has here.
    if (body != null) {
      response.setEntityStream(new LimitedStream(body, bytes));
    }
  }

  /** Removes a header, however it is written. */
  void removeHeader(String name) {
    List.copyOf(response.getHeaders().keySet()).stream()
        .filter(name::equalsIgnoreCase)
        .forEach(response.getHeaders()::remove);
  }

  void setHeader(String name, String value) {
    response.getHeaders().putSingle(name, value);
  }

  /**
   * Reads the beginning of the body, and leaves the body whole.
   *
   * @return at most 16 kB, one character for each byte: the product's known words are ASCII
   * @throws IOException if the body cannot be read
   */
  String head() throws IOException {
    InputStream body = response.getEntityStream();
    if (body == null) {
      return "";
    }
    PushbackInputStream stream = new PushbackInputStream(body, HEAD);
    byte[] head = stream.readNBytes(HEAD);
    stream.unread(head);
    response.setEntityStream(stream);
    return new String(head, StandardCharsets.ISO_8859_1);
  }

  /**
   * Becomes another answer, which is read through this one.
   *
   * @param other gives the other answer
   * @throws IOException if this one cannot be read to its end, so that its connection can be used
   */
  void become(Supplier<Response> other) throws IOException {
    drain();
    Response next = other.get();
    response.setStatusInfo(next.getStatusInfo());
    response.getHeaders().clear();
    next.getStringHeaders()
        .forEach((name, values) -> response.getHeaders().put(name, new ArrayList<>(values)));
    replaceBody(
        next.hasEntity() ? next.readEntity(InputStream.class) : InputStream.nullInputStream(),
        next::close);
  }

  /** Becomes a refusal without a body: nothing of it is of use to whoever asked as somebody. */
  void becomeUnauthorized() throws IOException {
    drain();
    response.setStatusInfo(Response.Status.UNAUTHORIZED);
    OF_THE_BODY.forEach(this::removeHeader);
    replaceBody(InputStream.nullInputStream(), () -> {});
  }

  // What is long is not worth it.
  private void drain() throws IOException {
    InputStream body = response.getEntityStream();
    if (body != null) {
      body.readNBytes(WORTH_DRAINING);
    }
  }

  // The old stream is closed with the new one: to RESTEasy, its end is the end of the response.
  private void replaceBody(InputStream body, Runnable atEnd) {
    InputStream old = response.getEntityStream();
    response.setEntityStream(
        new FilterInputStream(body) {
          @Override
          public void close() throws IOException {
            try (old) {
              super.close();
            } finally {
              atEnd.run();
            }
          }
        });
  }
}
