package dev.connectsecurity.internal.exchange;

import dev.connectsecurity.internal.exchange.TokenRefusedException.Kind;
import dev.connectsecurity.internal.token.CappedBody;
import dev.connectsecurity.internal.token.CappedHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Asks a token endpoint over HTTP, and keeps nothing.
 *
 * <p>Redirects are not followed, the answer is read up to 64 kB, and connecting, waiting and
 * reading together take no longer than the timeout. What fails tells the status and the {@code
 * error} of RFC 6749 section 5.2, never what was sent or received.
 *
 * @since 0.1
 */
public final class HttpTokenServer implements TokenServer {
  private static final int MAX_BODY = 64 * 1024;

  private final URI tokenUrl;
  private final TokenEncoding encoding;
  private final Duration timeout;
  private final Clock clock;
  private final CappedHttp http;

  private HttpTokenServer(URI tokenUrl, TokenEncoding encoding, Duration timeout, Clock clock) {
    if (!new WebUri(tokenUrl).isPlain()) {
      // Not quoted: it may hold user information.
      throw new IllegalArgumentException("the token URL must be a plain http or https URL");
    }
    this.tokenUrl = tokenUrl;
    this.encoding = encoding;
    this.timeout = timeout;
    this.clock = clock;
    this.http = new CappedHttp(timeout);
  }

  /**
   * Asks by a form, as RFC 6749 has it and as impersonation needs it.
   *
   * @param tokenUrl the endpoint; a configured one, never one that a tenant has given
   * @param timeout how long one question may take from its first step to its last
   * @param clock the time
   * @return the endpoint
   * @throws IllegalArgumentException if the URL is not http or https, or has user information, a
   *     query or a fragment
   */
  public static HttpTokenServer form(URI tokenUrl, Duration timeout, Clock clock) {
    return new HttpTokenServer(tokenUrl, TokenEncoding.FORM, timeout, clock);
  }

  /**
   * Asks by a JSON object, as {@code auth.atlassian.com} wants it.
   *
   * @param tokenUrl the endpoint; a configured one
   * @param timeout how long one question may take from its first step to its last
   * @param clock the time
   * @return the endpoint
   * @throws IllegalArgumentException if the URL is not http or https, or has user information, a
   *     query or a fragment
   */
  public static HttpTokenServer json(URI tokenUrl, Duration timeout, Clock clock) {
    return new HttpTokenServer(tokenUrl, TokenEncoding.JSON, timeout, clock);
  }

  @Override
  public TokenAnswer ask(Map<String, String> fields) throws TokenRefusedException {
    HttpRequest request =
        HttpRequest.newBuilder(tokenUrl)
            .timeout(timeout)
            .header("Content-Type", encoding.mediaType())
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(encoding.encode(fields)))
            .build();
    // The life of a token is counted from the question: it may have begun any time since.
    Instant asked = clock.instant();
    HttpResponse<byte[]> response = send(request);
    return TokenResponse.read(response.statusCode(), response.body(), asked);
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws TokenRefusedException {
    try {
      return http.send(request, MAX_BODY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("the thread was interrupted while it waited for the token server", e);
    } catch (TimeoutException e) {
      throw unavailable("the token server gives no answer in time", e);
    } catch (ExecutionException e) {
      if (CappedBody.isTooLarge(e.getCause())) {
        throw new TokenRefusedException(
            Kind.MALFORMED, "the token server's answer is larger than " + MAX_BODY + " bytes", e);
      }
      throw unavailable("the token server gives no answer", e);
    }
  }

  private static TokenRefusedException unavailable(String message, Exception cause) {
    return new TokenRefusedException(Kind.UNAVAILABLE, message, cause);
  }
}
