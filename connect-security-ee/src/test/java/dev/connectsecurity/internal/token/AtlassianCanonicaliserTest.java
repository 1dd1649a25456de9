package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.atlassian.connect.spring.internal.jwt.CanonicalHttpRequest;
import com.atlassian.connect.spring.internal.jwt.HttpRequestCanonicalizer;
import dev.connectsecurity.Reason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our canonical form against Atlassian's own Java code, and where the two differ on purpose. */
class AtlassianCanonicaliserTest {
  private static final long SEED = 20261123;
  private static final int REQUESTS = 10_000;
  private static final List<String> ATOMS =
      List.of(
          "a",
          "b",
          "B",
          "Z",
          "0",
          "9",
          "-",
          ".",
          "_",
          "~",
          "!",
          "*",
          "'",
          "(",
          ")",
          ",",
          ";",
          ":",
          "@",
          "$",
          "[",
          "]",
          "+",
          "%20",
          "%2B",
          "%2b",
          "%26",
          "%3D",
          "%2C",
          "%7E",
          "%00",
          "%0A",
          "%25",
          "%C3%A9",
          "%c3%a9",
          "%E4%B8%80",
          "%F0%9F%90%91",
          "jwt",
          "\u00e9",
          "ids");

  @Test
  void generatedRequest_hasTheSameFormAsInAtlassiansCode() {
    Random random = new Random(SEED);
    for (int i = 0; i < REQUESTS; i++) {
      String method = random.nextBoolean() ? "GET" : "POST";
      String path = path(random);
      String query = query(random);
      assertThat(ours(method, path, query))
          .as("seed %d, request %d: %s %s?%s", SEED, i, method, path, query)
          .isEqualTo(theirs(method, path, query));
    }
  }

  @Test
  void namelessParameter_isLeftOutByUsAndAtlassiansHost() {
    assertThat(ours("GET", "/p", "=v&a=1")).isEqualTo("GET&/p&a=1");
    assertThat(theirs("GET", "/p", "=v&a=1")).isEqualTo("GET&/p&=v&a=1");
  }

  @Test
  void brokenEscape_isRefusedByUsAndAnErrorThere() {
    assertRefused(Reason.BAD_REQUEST, () -> ours("GET", "/p", "a=%"));
    assertThatIllegalArgumentException().isThrownBy(() -> theirs("GET", "/p", "a=%"));
  }

  @Test
  void malformedUtf8_isRefusedByUsAndReplacedThere() {
    assertRefused(Reason.BAD_REQUEST, () -> ours("GET", "/p", "a=%ff"));
    assertThat(theirs("GET", "/p", "a=%ff")).isEqualTo("GET&/p&a=%EF%BF%BD");
  }

  @Test
  void methodInLowerCase_isRaisedByUsAndHalfRaisedThere() {
    assertThat(ours("get", "/p", null)).isEqualTo("GET&/p&");
    assertThat(theirs("get", "/p", null)).isEqualTo("Get&/p&");
  }

  @Test
  void severalSlashesAtTheEnd_areAllDroppedByBoth() {
    assertThat(ours("GET", "/p//", null)).isEqualTo(theirs("GET", "/p//", null));
  }

  private static String ours(String method, String path, String query) {
    return CanonicalRequest.of(method, path, query).text();
  }

  private static String theirs(String method, String path, String query) {
    return HttpRequestCanonicalizer.canonicalize(new ServletLikeRequest(method, path, query));
  }

  private static String path(Random random) {
    return Stream.generate(() -> random.nextInt(8) == 0 ? "" : "/" + word(random))
            .limit(random.nextInt(5))
            .collect(Collectors.joining("&"))
        + "/".repeat(random.nextInt(3));
  }

  private static String query(Random random) {
    return Stream.generate(() -> pair(random))
        .limit(random.nextInt(7))
        .collect(Collectors.joining("&"));
  }

  private static String pair(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> "";
      case 1 -> word(random);
      case 2 -> word(random) + "=";
      case 3 -> "jwt=" + word(random);
      case 4 -> "ids=" + word(random);
      default -> word(random) + "=" + word(random);
    };
  }

  private static String word(Random random) {
    return Stream.generate(() -> ATOMS.get(random.nextInt(ATOMS.size())))
        .limit(1 + random.nextInt(3))
        .collect(Collectors.joining());
  }

  /** Gives the parameters as a server's {@code getParameterMap} would. */
  private record ServletLikeRequest(String getMethod, String getRelativePath, String query)
      implements CanonicalHttpRequest {

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> parameters = new LinkedHashMap<>();
      for (String pair : String.valueOf(query == null ? "" : query).split("&")) {
        if (!pair.isEmpty()) {
          String[] parts = pair.split("=", 2);
          String value = parts.length == 2 ? decode(parts[1]) : "";
          parameters.merge(
              decode(parts[0]),
              new String[] {value},
              (all, one) -> Stream.of(all, one).flatMap(Stream::of).toArray(String[]::new));
        }
      }
      return parameters;
    }

    private static String decode(String text) {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
  }
}
