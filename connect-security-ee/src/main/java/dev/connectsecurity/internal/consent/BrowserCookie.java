package dev.connectsecurity.internal.consent;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.token.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie that tells browsers apart: to begin with by which login they have begun, then by which
 * grant is theirs.
 *
 * <p>Source: RFC 6265bis; the prefix of the name keeps pages that are not on https, or not on this
 * host, from setting it.
 *
 * @param name of its own for each context path, because one host may have several applications
 * @param attributes all but the value and {@code Max-Age}
 */
record BrowserCookie(String name, String attributes) {
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int MARK = 8;

  static BrowserCookie of(OAuthApp app) {
    String path = app.publicPath().isEmpty() ? "/" : app.publicPath();
    String name = "atlassian-login-" + Sha256.hex(path).substring(0, MARK);
    String attributes = "; Path=" + path + "; HttpOnly; SameSite=Lax";
    if (!app.isSecure()) {
      return new BrowserCookie(name, attributes);
    }
    String prefix = path.equals("/") ? "__Host-" : "__Secure-";
    return new BrowserCookie(prefix + name, attributes + "; Secure");
  }

  /** Gives what the browser holds; nothing also if it holds two of that name, one is not ours. */
  Optional<Secret> read(HttpServletRequest request) {
    List<String> values = new ArrayList<>();
    for (String header : Collections.list(request.getHeaders("Cookie"))) {
      Arrays.stream(header.split(";"))
          .map(String::strip)
          .filter(pair -> pair.startsWith(name + "="))
          .map(pair -> pair.substring(name.length() + 1))
          .forEach(values::add);
    }
    return values.size() == 1 && VALUE.matcher(values.get(0)).matches()
        ? Optional.of(Secret.of(values.get(0)))
        : Optional.empty();
  }

  /** Lets the browser hold something. */
  void write(HttpServletResponse response, Secret value, Duration life) {
    // A header, because Cookie has no word for SameSite before Servlet 6.0.
    response.addHeader(
        "Set-Cookie", name + "=" + value.reveal() + "; Max-Age=" + life.toSeconds() + attributes);
  }
}
