package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What of a request can be judged by its head alone, and its body up to a limit.
 *
 * @param request the request
 */
record CallbackRequest(HttpServletRequest request) {
  static final int MAX_BODY = 64 * 1024;
  private static final String SCHEME = "JWT ";

  /** Refuses what needs neither a token nor a body to be refused. */
  void checkHead() {
    if (!"POST".equals(request.getMethod())) {
      throw Refusal.of(Reason.METHOD, "only POST is served here");
    }
    if (!plainJson(request.getContentType()) || encoded()) {
      throw Refusal.of(Reason.MEDIA_TYPE, "the body is not plain application/json in UTF-8");
    }
    if (request.getContentLengthLong() > MAX_BODY) {
      throw tooLarge();
    }
  }

  private static boolean plainJson(String contentType) {
    String[] parts = String.valueOf(contentType).split(";", -1);
    if (!"application/json".equalsIgnoreCase(parts[0].strip())) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().toLowerCase(Locale.ROOT).replace("\"", "");
      if (parameter.startsWith("charset=") && !"charset=utf-8".equals(parameter)) {
        return false;
      }
    }
    return true;
  }

  private boolean encoded() {
    return Collections.list(request.getHeaders("Content-Encoding")).stream()
        .anyMatch(coding -> !"identity".equalsIgnoreCase(coding.strip()));
  }

  /** Gives the token out of the header; no other place counts on these paths. */
  String token() {
    List<String> headers = Collections.list(request.getHeaders("Authorization"));
    if (headers.size() > 1) {
      throw Refusal.of(Reason.MULTIPLE, "there are several Authorization headers");
    }
    // RFC 9110 section 11.1: the scheme is case-insensitive; one space and the token follow
    if (headers.isEmpty() || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Refusal.of(Reason.MISSING, "there is no Authorization header with the scheme JWT");
    }
    return headers.get(0).substring(SCHEME.length());
  }

  /** Reads the body, and no further than to see that it is too large. */
  byte[] body() {
    try {
      InputStream stream = request.getInputStream();
      byte[] bytes = stream.readNBytes(MAX_BODY);
      if (bytes.length == MAX_BODY && stream.read() >= 0) {
        throw tooLarge();
      }
      return bytes;
    } catch (IOException e) {
      throw Refusal.of(Reason.BAD_REQUEST, "the body ended too early");
    }
  }

  private static RuntimeException tooLarge() {
    return Refusal.of(Reason.BODY_SIZE, "the body is larger than 64 KiB");
  }
}
