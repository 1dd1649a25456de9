package dev.connectsecurity.it.urls;

import jakarta.ws.rs.client.WebTarget;
import java.util.Random;

/** Derives targets from a root as applications do, with characters that URLs find hard. */
final class RandomTargets {
  // Neither a dot beside a dot nor an escape that may be one: what could climb is never sent.
  static final String HARD =
      "ab01 +&=/;,~-_*'()!@:$?#[]\"<>|^`\u00e9\u00df\u4e2d\u05d0\u2028\u20ac\u00a0";
  // What CXF 4.0 encodes wherever it stands.
  static final String MILD = "ab01 ,~-_*'()!@:$";

  private static final String[] ESCAPED = {"%20", "%2B", "%2c", "%25", "%C3%A9", "%26", "%3D"};

  private final Random random;
  private final String alphabet;

  RandomTargets(Random random, String alphabet) {
    this.random = random;
    this.alphabet = alphabet;
  }

  WebTarget below(WebTarget root) {
    WebTarget target = root;
    for (int i = random.nextInt(4); i > 0; i--) {
      target = oneStep(target);
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      target = oneParameter(target);
    }
    return oneIn(6) ? target.path("/") : target;
  }

  private WebTarget oneStep(WebTarget target) {
    return switch (random.nextInt(5)) {
      case 0 -> target.path("rest/api/3/s" + text());
      case 1 -> target.path("s" + text()).matrixParam("m" + text(), text());
      case 2 -> target.path("t{t}").resolveTemplate("t", "{" + text() + "}");
      case 3 -> target.path("u{t}/v").resolveTemplate("t", text(), false);
      default -> target.path("w{t}").resolveTemplateFromEncoded("t", text() + escaped());
    };
  }

  private WebTarget oneParameter(WebTarget target) {
    String name = oneIn(3) ? "same" : "p" + text();
    return switch (random.nextInt(4)) {
      case 0 -> target.queryParam(name, text(), text());
      case 1 -> target.queryParam(name, "");
      case 2 -> target.queryParam(name, "{q}").resolveTemplate("q", text() + "%" + text());
      default -> target.queryParam(name, "{q}").resolveTemplateFromEncoded("q", escaped() + text());
    };
  }

  private String escaped() {
    return ESCAPED[random.nextInt(ESCAPED.length)];
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }
}
