package dev.connectsecurity.samples.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A browser without a window, for one app: it keeps the app's cookies and follows redirects as long
 * as they stay there.
 */
final class WebVisitor {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int MOST_REDIRECTS = 10;

  // the JDK's own cookie handler writes cookies that last in the way of RFC 2965, which nobody
  // reads
  private final Map<String, String> cookies = new TreeMap<>();
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * Where a visit ended.
   *
   * @param uri the page; or a page of another origin, which was not opened
   * @param status what the page was answered with; 0 if it was not opened
   * @param body the page
   */
  record Arrival(URI uri, int status, String body) {}

  Arrival open(URI uri) {
    return follow(uri, HttpRequest.newBuilder(uri).GET());
  }

  Arrival post(URI uri) {
    return follow(uri, HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private Arrival follow(URI begin, HttpRequest.Builder request) {
    URI here = begin;
    HttpResponse<String> response = send(request);
    for (int i = 0;
        i < MOST_REDIRECTS && response.headers().firstValue("Location").isPresent();
        i++) {
      here = here.resolve(response.headers().firstValue("Location").orElseThrow());
      if (!here.getAuthority().equals(begin.getAuthority())) {
        return new Arrival(here, 0, "");
      }
      response = send(HttpRequest.newBuilder(here).GET());
    }
    return new Arrival(here, response.statusCode(), response.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header("Cookie", String.join("; ", cookies.values()));
    }
    request.header("Accept", "text/html").timeout(LONGEST);
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during a visit", e);
    }
  }

  private void keep(String setCookie) {
    String pair = setCookie.split(";", 2)[0];
    cookies.put(pair.split("=", 2)[0], pair);
  }
}
