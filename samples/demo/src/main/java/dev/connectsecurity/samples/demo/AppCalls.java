package dev.connectsecurity.samples.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls the app as a browser does. */
final class AppCalls {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();

  HttpResponse<String> open(String url) {
    return send(request(url).header("Accept", "text/html, */*;q=0.8").GET());
  }

  HttpResponse<String> get(String url, String token) {
    return send(request(url).header("Authorization", "JWT " + token).GET());
  }

  HttpResponse<String> post(String url, String token, String json) {
    return send("POST", url, token, json);
  }

  HttpResponse<String> put(String url, String token, String json) {
    return send("PUT", url, token, json);
  }

  private HttpResponse<String> send(String method, String url, String token, String json) {
    return send(
        request(url)
            .header("Authorization", "JWT " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  /** Posts without a token, as a button of the demo page does. */
  HttpResponse<String> post(String url, String json) {
    return send(
        request(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(LONGEST);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during a call", e);
    }
  }
}
