package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Fetches public keys from Atlassian's key server, {@code GET {server}/{kid}}, and keeps none.
 *
 * <p>Redirects are not followed, the answer is read up to 16 kB, and connecting, waiting and
 * reading together take no longer than the timeout. Source: Atlassian, "Security for Connect apps".
 *
 * @since 0.1
 */
public final class HttpInstallKeys implements InstallKeys, AutoCloseable {
  private static final int MAX_BODY = 16 * 1024;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final String keyServer;
  private final Duration timeout;
  private final CappedHttp http;

  /**
   * Makes a source of keys.
   *
   * @param keyServer the server, such as {@code https://connect-install-keys.atlassian.com}; a
   *     configured one, never one out of a request
   * @param timeout how long one fetch may take from its first step to its last
   * @throws IllegalArgumentException if the URI is not absolute with scheme http or https and a
   *     host
   */
  public HttpInstallKeys(URI keyServer, Duration timeout) {
    if (keyServer.getHost() == null || !String.valueOf(keyServer.getScheme()).matches("https?")) {
      throw new IllegalArgumentException("the key server must be an http or https URL");
    }
    this.keyServer = keyServer.toString().replaceAll("/+$", "");
    this.timeout = timeout;
    this.http = new CappedHttp(timeout);
  }

  @Override
  public PublicKey keyFor(String kid) {
    URI uri = URI.create(keyServer + "/" + KeyId.require(kid));
    HttpResponse<byte[]> response = fetch(HttpRequest.newBuilder(uri).timeout(timeout).build());
    return switch (response.statusCode()) {
      case OK -> key(response.body());
      case NOT_FOUND ->
          throw new NotAuthenticatedException(Reason.KEY_ID, "the key server has no such key");
      default -> throw noAnswer("the key server answers " + response.statusCode(), null);
    };
  }

  /** Asks nobody from now on. */
  @Override
  public void close() {
    http.close();
  }

  private HttpResponse<byte[]> fetch(HttpRequest request) {
    try {
      return http.send(request, MAX_BODY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw noAnswer("the thread was interrupted while it waited for the key server", e);
    } catch (ExecutionException | TimeoutException e) {
      throw noAnswer("the key server gives no answer", e);
    }
  }

  private static PublicKey key(byte[] body) {
    return PemPublicKey.parse(new String(body, StandardCharsets.ISO_8859_1))
        .filter(Rs256::isSound)
        .orElseThrow(() -> noAnswer("the key server's answer is not a sound RSA key", null));
  }

  private static UnavailableException noAnswer(String message, Exception cause) {
    return new UnavailableException(Reason.KEYS_UNAVAILABLE, message, cause);
  }
}
