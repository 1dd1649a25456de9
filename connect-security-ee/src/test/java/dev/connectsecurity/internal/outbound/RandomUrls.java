package dev.connectsecurity.internal.outbound;

import jakarta.ws.rs.client.WebTarget;
import java.util.Random;

/** Builds targets as applications do, from texts that URLs find hard. */
final class RandomUrls {
  // No other hexadecimal digit than 7 may follow "%": JAX-RS would take it for an escape, and of
  // bytes that are not UTF-8 the courier makes no request.
  private static final String[] PIECES = {
    "g",
    "Z",
    "7",
    "KEY-",
    "issue",
    ".k",
    " ",
    "  ",
    "+",
    "%",
    "%25",
    "%20",
    "%2B",
    "%2c",
    "&",
    "=",
    ",",
    ";",
    ":",
    "@",
    "?",
    "#",
    "/",
    "!",
    "$",
    "'",
    "(",
    ")",
    "*",
    "-",
    "_",
    "~",
    "|",
    "^",
    "`",
    "\"",
    "<",
    ">",
    "[",
    "]",
    "\u00e9",
    "u\u0301",
    "\u00df",
    "\u6f22\u5b57",
    "\u05d0",
    "\ud83d\ude00",
    "\ud83d\udc69\u200d\ud83d\ude80",
    "\u2028",
    "\ufffd",
    "\u00a0",
    "jwt",
    "context"
  };

  private final Random random;

  RandomUrls(Random random) {
    this.random = random;
  }

  WebTarget below(WebTarget root) {
    WebTarget target = root;
    for (int i = random.nextInt(4); i > 0; i--) {
      target = withSegment(target);
    }
    if (oneIn(5)) {
      target = target.path("/");
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      target = withParameter(target);
    }
    return target;
  }

  private WebTarget withSegment(WebTarget target) {
    return switch (random.nextInt(5)) {
      case 0 -> target.path("rest/api/3/" + text());
      case 1 -> target.path("x" + text()).matrixParam("m" + text(), text());
      case 2 -> target.path("t-{t}").resolveTemplate("t", braced());
      case 3 -> target.path("u-{t}/v").resolveTemplate("t", braced(), false);
      default -> target.path("w-{t}").resolveTemplateFromEncoded("t", text() + "%2F%C3%A9");
    };
  }

  private WebTarget withParameter(WebTarget target) {
    String name = oneIn(3) ? "same" : text() + "p";
    return switch (random.nextInt(5)) {
      case 0 -> target.queryParam(name, text());
      case 1 -> target.queryParam(name, text(), text(), text());
      case 2 -> target.queryParam(name, "");
      case 3 -> target.queryParam(name, "{q}").resolveTemplate("q", braced());
      default ->
          target.queryParam(name, "{q}").resolveTemplateFromEncoded("q", "%2C%26%3d+" + text());
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  // As a value braces are text; in a pattern they would be a template.
  private String braced() {
    return oneIn(4) ? "{" + text() + "}" : text();
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }
}
