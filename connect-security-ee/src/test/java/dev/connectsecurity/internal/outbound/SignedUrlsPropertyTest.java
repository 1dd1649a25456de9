package dev.connectsecurity.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.WebTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever URL an application builds, the product finds its hash in the token. */
class SignedUrlsPropertyTest {
  private static final int CALLS = 10_000;
  private static final long SEED = 20_261_123L;

  @Test
  void randomUrls_allVerifiedByTheReceiver() {
    List<String> mismatches = new ArrayList<>();
    try (LoopbackServer product = LoopbackServer.answering(204);
        AtlassianClients clients = Tenants.clients()) {
      for (String base : List.of("", "/wiki")) {
        WebTarget root = clients.asApp(Tenants.at(product.url(base)));
        TokenJudge judge = new TokenJudge(base, Tenants.SECRET);
        RandomUrls urls = new RandomUrls(new Random(SEED));
        for (int i = 0; i < CALLS / 2; i++) {
          urls.below(root).request().get().close();
          try {
            judge.accept(product.last());
          } catch (AssertionError e) {
            mismatches.add(product.last().target() + " " + e.getMessage());
          }
          product.received().clear();
        }
      }
    }
    assertThat(mismatches).isEmpty();
  }
}
