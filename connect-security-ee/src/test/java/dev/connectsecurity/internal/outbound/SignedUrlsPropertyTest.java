package dev.connectsecurity.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.connect.spring.internal.jwt.CanonicalHttpRequest;
import com.atlassian.connect.spring.internal.jwt.HttpRequestCanonicalizer;
import dev.connectsecurity.testing.LoopbackServer;
import dev.connectsecurity.testing.LoopbackServer.Received;
import jakarta.ws.rs.client.WebTarget;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever URL an application builds, the product finds its hash in the token. */
class SignedUrlsPropertyTest {
  private static final int CALLS = 10_000;
  private static final long SEED = 20_261_123L;

  @Test
  void randomUrls_allVerifiedByTheReceiverAndByAtlassiansCode() {
    List<String> mismatches = new ArrayList<>();
    Set<String> different = new HashSet<>();
    try (LoopbackServer product = LoopbackServer.answering(204);
        AtlassianClients clients = Tenants.clients()) {
      RandomUrls urls = new RandomUrls(new Random(SEED));
      for (int i = 0; i < CALLS; i++) {
        String base = i % 2 == 0 ? "" : "/wiki";
        WebTarget root = clients.asApp(Tenants.at(product.url(base)));
        urls.below(root).request().get().close();
        Received received = product.last();
        product.received().clear();
        different.add(received.target());
        if (!verified(base, received)) {
          mismatches.add(received.target());
        }
      }
    }
    assertThat(mismatches).isEmpty();
    assertThat(different).hasSizeGreaterThan(CALLS * 9 / 10);
  }

  private static boolean verified(String base, Received received) {
    TokenJudge judge = new TokenJudge(base, Tenants.SECRET);
    try {
      judge.accept(received);
    } catch (AssertionError refused) {
      return false;
    }
    return judge
        .canonical(received.method(), received.target())
        .equals(HttpRequestCanonicalizer.canonicalize(AtlassiansView.of(base, received)));
  }

  @Test
  void receiver_isNotBlind() {
    try (LoopbackServer product = LoopbackServer.answering(204);
        AtlassianClients clients = Tenants.clients()) {
      clients
          .asApp(Tenants.at(product.url("/wiki")))
          .path("x")
          .queryParam("a", "b")
          .request()
          .get();
      Received received = product.last();
      TokenJudge judge = new TokenJudge("/wiki", Tenants.SECRET);

      for (String other : List.of("/wiki/y?a=b", "/wiki/x?a=c", "/wiki/x", "/wiki/x?a=b&a=b")) {
        assertThatThrownBy(() -> judge.accept(retargeted(received, other)))
            .hasMessageContaining("qsh");
      }
      assertThatThrownBy(() -> new TokenJudge("/wiki", "another secret").accept(received))
          .hasMessageContaining("signature");
      judge.accept(retargeted(received, "/wiki/x/?a=%62&jwt=left-out"));
    }
  }

  private static Received retargeted(Received received, String target) {
    return new Received(
        received.method(),
        target,
        received.authorization(),
        received.userAgent(),
        received.headers(),
        "");
  }

  /** The request as Atlassian's canonicaliser wants it: raw path, decoded parameters. */
  private record AtlassiansView(
      String getMethod, String getRelativePath, Map<String, String[]> getParameterMap)
      implements CanonicalHttpRequest {

    static AtlassiansView of(String base, Received received) {
      String[] parts = received.target().split("\\?", 2);
      Map<String, List<String>> values = new HashMap<>();
      for (String pair : parts.length < 2 ? new String[0] : parts[1].split("&")) {
        String[] named = pair.split("=", 2);
        String value = URLDecoder.decode(named[1], StandardCharsets.UTF_8);
        String name = URLDecoder.decode(named[0], StandardCharsets.UTF_8);
        values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
      }
      Map<String, String[]> parameters = new HashMap<>();
      values.forEach((name, texts) -> parameters.put(name, texts.toArray(String[]::new)));
      return new AtlassiansView(received.method(), parts[0].substring(base.length()), parameters);
    }
  }
}
