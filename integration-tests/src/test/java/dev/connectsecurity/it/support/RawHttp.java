package dev.connectsecurity.it.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;

/**
 * Sends exactly the request that it is given, one per connection. HTTP libraries normalise paths,
 * and how the server takes the others is what is tested.
 *
 * @param port the server's, on loopback
 */
public record RawHttp(int port) {
  private static final int PATIENCE_MILLIS = 30_000;

  /** Talks to the server that has the deployed application. */
  public static RawHttp at(URL application) {
    return new RawHttp(application.getPort());
  }

  /** Sends a request without a body; each header is a line such as {@code X-A: b}. */
  public Answer get(String target, String... headers) {
    return send("GET", target, "", headers);
  }

  /** Sends a request with a body of UTF-8; none if it is empty. */
  public Answer send(String method, String target, String body, String... headers) {
    return send(method, target, body.getBytes(UTF_8), headers);
  }

  /** Sends a request with any body; none if it is empty. */
  public Answer send(String method, String target, byte[] body, String... headers) {
    StringBuilder head = new StringBuilder(method + ' ' + target + " HTTP/1.1\r\n");
    boolean hostGiven = false;
    for (String header : headers) {
      hostGiven |= header.startsWith("Host:");
      head.append(header).append("\r\n");
    }
    if (!hostGiven) {
      head.append("Host: localhost:").append(port).append("\r\n");
    }
    if (body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return exchange(head + "Connection: close\r\n\r\n", body);
  }

  /** Sends a head as it stands, ISO 8859-1, and a body behind it. */
  public Answer exchange(String head, byte[] body) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      write(socket, head, body);
      return Answer.parse(readAll(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(head.lines().findFirst().orElse(""), e);
    }
  }

  // A server that refuses a large body early closes while we still write; its answer counts.
  private static void write(Socket socket, String head, byte[] body) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(head.getBytes(ISO_8859_1));
    out.flush();
    try {
      out.write(body);
      out.flush();
    } catch (IOException closedEarly) {
      if (body.length == 0) {
        throw closedEarly;
      }
    }
  }

  // Not until the end of the stream only: a server that waits for the rest of a refused body keeps
  // the connection.
  private static byte[] readAll(Socket socket) throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      InputStream in = socket.getInputStream();
      int length = in.read(buffer);
      while (length >= 0) {
        received.write(buffer, 0, length);
        length = Answer.isWhole(received.toString(ISO_8859_1)) ? -1 : in.read(buffer);
      }
    } catch (IOException reset) {
      if (received.size() == 0) {
        throw reset;
      }
    }
    return received.toByteArray();
  }
}
