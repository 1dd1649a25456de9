package dev.connectsecurity.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Answers that a server gives one after the other; the last one again and again. */
public final class Script implements HttpHandler {

  /** One answer; a body of null is none. */
  public record Line(int status, Map<String, String> headers, String body) {

    public Line with(String header, String value) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put(header, value);
      return new Line(status, more, body);
    }

    public Line body(String text) {
      return new Line(status, headers, text);
    }

    private void give(HttpExchange exchange) throws IOException {
      headers.forEach(exchange.getResponseHeaders()::set);
      if (body == null || exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      if (!headers.containsKey("Content-Type")) {
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private final List<Line> lines;
  private final AtomicInteger next = new AtomicInteger();

  private Script(List<Line> lines) {
    this.lines = lines;
  }

  public static Line answer(int status) {
    return new Line(status, Map.of(), null);
  }

  public static Line later(int status, Object retryAfter) {
    return answer(status).with("Retry-After", String.valueOf(retryAfter)).body("later");
  }

  public static LoopbackServer of(Line... lines) {
    return new LoopbackServer(new Script(List.of(lines)));
  }

  /**
   * Reads a script: statuses between blanks, each with a {@code Retry-After} behind a slash if it
   * has one, in which a blank is written as an underscore.
   */
  public static LoopbackServer reading(String script) {
    return of(Stream.of(script.split(" ")).map(Script::line).toArray(Line[]::new));
  }

  private static Line line(String word) {
    String[] parts = word.split("/");
    int status = Integer.parseInt(parts[0]);
    return parts.length == 1
        ? answer(status).body(status == 204 ? null : "answer " + status)
        : later(status, parts[1].replace('_', ' '));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    lines.get(Math.min(next.getAndIncrement(), lines.size() - 1)).give(exchange);
  }
}
