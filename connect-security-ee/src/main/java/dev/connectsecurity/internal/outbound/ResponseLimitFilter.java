package dev.connectsecurity.internal.outbound;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.InputStream;

/**
 * Receives every response; bounds what is read of its body.
 *
 * <p>The place for whatever else an answer calls for: one more try with a fresh token, {@code
 * Retry-After}. A redirect passes as it is.
 */
final class ResponseLimitFilter implements ClientResponseFilter {
  private final long limit;

  /**
   * Makes the filter.
   *
   * @param limit how many bytes of a body are read at most
   */
  ResponseLimitFilter(long limit) {
    this.limit = limit;
  }

  /** Puts the limit between the connection and the reader. */
  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    InputStream body = response.getEntityStream();
    // JAX-RS leaves open what a response without a body has here.
    if (body != null) {
      response.setEntityStream(new LimitedStream(body, limit));
    }
  }
}
