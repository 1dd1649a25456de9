package dev.connectsecurity.it.permissions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Stands in for the app while a simulated site installs it: a site calls the base URL of the
 * descriptor, and that of the app under test is nobody's address.
 */
final class DescriptorServer implements AutoCloseable {
  private final HttpServer server;

  DescriptorServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, 204, ""));
    server.createContext("/atlassian-connect.json", exchange -> answer(exchange, 200, json()));
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private String json() {
    return """
        {"key": "com.example.app", "name": "App", "baseUrl": "%s", "scopes": ["READ"],
         "authentication": {"type": "jwt"}, "lifecycle": {"installed": "/installed"}, "modules": {}}"""
        .formatted(url());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
