package dev.connectsecurity.internal.outbound;

import static dev.connectsecurity.testing.Script.answer;
import static dev.connectsecurity.testing.Script.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.Secret;
import dev.connectsecurity.testing.LogLines;
import dev.connectsecurity.testing.LoopbackServer;
import dev.connectsecurity.testing.Script;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Planted credentials, looked for in all that is logged, thrown or handed on. */
@Tag("portable")
class SecretsInLogsTest {
  private static final String API_TOKEN = "canary-of-an-api-token";
  private static final List<String> CANARIES =
      List.of(
          Tenants.SECRET,
          API_TOKEN,
          Base64.getEncoder().encodeToString(("a@example.com:" + API_TOKEN).getBytes()),
          "token-1",
          "token-2",
          "eyJ",
          "canary-of-a-body");

  @Test
  void nothingSecret_isLoggedOrThrownOrInAHeader() {
    List<String> seen = new ArrayList<>();
    ClientsBuilder builder = new ClientsBuilder();
    try (LogLines log = new LogLines("dev.connectsecurity");
        LoopbackServer denying =
            Script.of(answer(401), later(429, 1), answer(403).body("scope does not match"));
        LoopbackServer limiting = Script.reading("429/1 429/1 429/1 429/1");
        LoopbackServer anonymous =
            Script.of(answer(200).with("X-Seraph-LoginReason", "OUT").body("public"));
        LoopbackServer cutting = new LoopbackServer(exchange -> exchange.close())) {
      builder.apiToken(
          ApiTokenAccess.classic(anonymous.url(""), "a@example.com", Secret.of(API_TOKEN)));
      try (AtlassianClients clients = builder.open()) {
        for (LoopbackServer product : List.of(denying, limiting, cutting)) {
          AtlassianHost tenant = Tenants.whole(product.url(""), HostAuthentication.JWT);
          builder.hosts.with(tenant);
          seen.add(outcome(clients.asUser(tenant, "user-1")));
          seen.add(outcome(clients.asApp(tenant)));
        }
        seen.add(outcome(clients.withApiToken()));
      }
      seen.addAll(log.whole());
    }
    seen.add(builder.events.toString());

    assertThat(seen).hasSizeGreaterThan(7);
    assertThat(seen).allSatisfy(text -> assertThat(text).doesNotContain(CANARIES));
  }

  private static String outcome(WebTarget target) {
    List<String> seen = new ArrayList<>(List.of(target.toString()));
    Throwable thrown =
        catchThrowable(
            () -> {
              try (Response response = target.request().post(Entity.text("canary-of-a-body"))) {
                seen.add(response.getStringHeaders().toString());
              }
            });
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      seen.add(cause.toString());
    }
    return seen.toString();
  }
}
