package dev.connectsecurity.samples.simulator;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** How the site speaks to the app: every call is logged, no redirect is followed. */
final class AppCaller {

  /** Begins the note of every call that a sound app refuses. */
  static final String ATTACK = "attack: ";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final String siteName;
  private final WireLog log;

  AppCaller(String siteName, WireLog log) {
    this.siteName = siteName;
    this.log = log;
  }

  HttpResponse<String> get(String url, String note) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET(), "GET", Optional.empty(), note);
  }

  HttpResponse<String> post(String url, Optional<String> token, JsonObject body, String note) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    token.ifPresent(compact -> request.header("Authorization", "JWT " + compact));
    return send(request, "POST", token, note);
  }

  private HttpResponse<String> send(
      HttpRequest.Builder builder, String method, Optional<String> token, String note) {
    HttpRequest request = builder.timeout(ANSWER_TIMEOUT).build();
    Exchange plain = Exchange.of(siteName, "App", method, request.uri().toString());
    Exchange exchange = token.map(plain::withToken).orElse(plain);
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      log.add(exchange.ended(response.statusCode(), verdict(response.statusCode(), note), note));
      return response;
    } catch (IOException e) {
      log.add(exchange.ended(0, Verdict.FAILED, note + ": no answer"));
      throw new UncheckedIOException("the app does not answer at " + exchange.url(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while calling the app", e);
    }
  }

  private static Verdict verdict(int status, String note) {
    Verdict plain = Verdict.of(status);
    return plain == Verdict.ACCEPTED && note.startsWith(ATTACK) ? Verdict.BREACH : plain;
  }
}
