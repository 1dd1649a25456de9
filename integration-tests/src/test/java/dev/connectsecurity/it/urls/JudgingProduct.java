package dev.connectsecurity.it.urls;

import com.atlassian.connect.spring.internal.jwt.CanonicalHttpRequest;
import com.atlassian.connect.spring.internal.jwt.HttpRequestCanonicalizer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.connectsecurity.samples.simulator.token.DecodedToken;
import dev.connectsecurity.samples.simulator.token.QueryStringHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A product that judges each call twice: by the simulator's own hash and by Atlassian's
 * canonicaliser.
 */
final class JudgingProduct implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Set<String> wrong = ConcurrentHashMap.newKeySet();

  JudgingProduct() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  void share(String basePath, String secret) {
    secrets.put(basePath, secret);
  }

  void forget() {
    seen.clear();
    wrong.clear();
  }

  /** The different request targets so far. */
  Set<String> seen() {
    return seen;
  }

  /** Those whose token did not fit, and why. */
  Set<String> wrong() {
    return wrong;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestURI().toString();
      seen.add(target);
      verdict(exchange, target).ifPresent(why -> wrong.add(why + ": " + target));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private Optional<String> verdict(HttpExchange exchange, String target) {
    String base = target.startsWith("/wiki") ? "/wiki" : "";
    String header =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    Optional<DecodedToken> token = DecodedToken.of(header.replaceFirst("^JWT ", ""));
    if (token.isEmpty() || !token.get().isSignedWith(secrets.get(base))) {
      return Optional.of("signature");
    }
    String method = exchange.getRequestMethod();
    String hash = token.get().payload().getString("qsh");
    if (!hash.equals(QueryStringHash.of(method, origin() + target, origin() + base))) {
      return Optional.of("hash by the simulator");
    }
    String atlassians = HttpRequestCanonicalizer.canonicalize(View.of(method, base, target));
    return hash.equals(QueryStringHash.sha256(atlassians))
        ? Optional.empty()
        : Optional.of("hash by Atlassian's canonicaliser");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** The request as Atlassian's canonicaliser wants it: raw path, decoded parameters. */
  private record View(
      String getMethod, String getRelativePath, Map<String, String[]> getParameterMap)
      implements CanonicalHttpRequest {

    static View of(String method, String base, String target) {
      String[] parts = target.split("\\?", 2);
      Map<String, List<String>> values = new HashMap<>();
      for (String pair : parts.length < 2 ? new String[0] : parts[1].split("&")) {
        String[] named = pair.split("=", 2);
        values
            .computeIfAbsent(decoded(named[0]), any -> new ArrayList<>())
            .add(decoded(named.length < 2 ? "" : named[1]));
      }
      Map<String, String[]> parameters = new HashMap<>();
      values.forEach((name, texts) -> parameters.put(name, texts.toArray(String[]::new)));
      return new View(method, parts[0].substring(base.length()), parameters);
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
  }
}
