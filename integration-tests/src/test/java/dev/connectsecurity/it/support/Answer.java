package dev.connectsecurity.it.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status the status code
 * @param head every header line
 * @param body the body, decoded as UTF-8
 */
public record Answer(int status, List<String> head, String body) {

  static Answer parse(byte[] bytes) {
    String all = new String(bytes, ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    if (!all.startsWith("HTTP/1.1 ") || end < 0) {
      throw new AssertionError("no HTTP answer: " + all);
    }
    List<String> lines = all.substring(0, end).lines().toList();
    int status = Integer.parseInt(lines.get(0).split(" ")[1]);
    Answer answer = new Answer(status, lines.subList(1, lines.size()), all.substring(end + 4));
    boolean chunked = answer.header("Transfer-Encoding").filter("chunked"::equals).isPresent();
    String body = chunked ? joined(answer.body) : answer.body;
    return new Answer(status, answer.head, new String(body.getBytes(ISO_8859_1), UTF_8));
  }

  /** Tells whether all has come that the head announces; without a length, that is never sure. */
  static boolean isWhole(String received) {
    int end = received.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    Answer head = new Answer(0, received.substring(0, end).lines().toList(), "");
    return head.header("Content-Length")
        .filter(length -> received.length() >= end + 4 + Integer.parseInt(length))
        .isPresent();
  }

  private static String joined(String chunks) {
    StringBuilder body = new StringBuilder();
    int position = 0;
    while (position < chunks.length()) {
      int lineEnd = chunks.indexOf("\r\n", position);
      int length = Integer.parseInt(chunks.substring(position, lineEnd).strip(), 16);
      body.append(chunks, lineEnd + 2, lineEnd + 2 + length);
      position = length == 0 ? chunks.length() : lineEnd + 2 + length + 2;
    }
    return body.toString();
  }

  /** Gives the first value of a header. */
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /** Gives every value of a header. */
  public List<String> headers(String name) {
    List<String> values = new ArrayList<>();
    for (String line : head) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(lower(name))) {
        values.add(line.substring(colon + 1).strip());
      }
    }
    return values;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
