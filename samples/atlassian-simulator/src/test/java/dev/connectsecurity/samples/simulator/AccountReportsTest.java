package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.samples.simulator.token.Tokens;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountReportsTest {

  private static final String GONE = "5be24ba3f91c106033269289";
  private static final String ALICE = User.ALICE.accountId();

  private final Simulator simulator = Simulator.start();
  private final TinyApp app = TinyApp.withScopes("READ");
  private final Site site = simulator.site();

  @BeforeEach
  void install() {
    site.install(app.baseUrl());
  }

  @AfterEach
  void stop() {
    app.close();
    simulator.close();
  }

  @Test
  void nothingMarked_isAnswered204() {
    HttpResponse<String> answer = report("2026-03-01T10:00:00Z", ALICE, GONE);

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("cycle-period")).contains("P7D");
    assertThat(site.accountReports().received()).containsExactly(List.of(ALICE, GONE));
  }

  @Test
  void markedAccounts_comeBack() {
    site.accountReports().close(GONE);
    site.accountReports().update(ALICE);
    site.accountReports().cyclePeriod(Duration.ofHours(36));

    HttpResponse<String> answer =
        report("2026-03-01T10:00:00+01:00", ALICE, GONE, User.BOB.accountId());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("cycle-period")).contains("PT36H");
    assertThat(Http.json(answer).getJsonArray("accounts").toString())
        .isEqualTo(
            "[{\"accountId\":\"%s\",\"status\":\"updated\"},{\"accountId\":\"%s\",\"status\":\"closed\"}]"
                .formatted(ALICE, GONE));
  }

  @Test
  void moreThan90_areRefused() {
    String[] most = Stream.generate(() -> ALICE).limit(90).toArray(String[]::new);
    String[] more = Stream.generate(() -> ALICE).limit(91).toArray(String[]::new);

    assertThat(report("2026-03-01T10:00:00Z", most).statusCode()).isEqualTo(204);
    assertThat(report("2026-03-01T10:00:00Z", more).statusCode()).isEqualTo(400);
    assertThat(report("2026-03-01T10:00:00Z").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", "alice@example.com"})
  void noAccountId_isRefused(String id) {
    assertThat(report("2026-03-01T10:00:00Z", id).statusCode()).isEqualTo(400);
    assertThat(site.accountReports().received()).isEmpty();
  }

  @Test
  void timeThatIsNone_isRefused() {
    assertThat(report("yesterday", ALICE).statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> report(String updatedAt, String... ids) {
    JsonArrayBuilder accounts = Json.createArrayBuilder();
    for (String id : ids) {
      accounts.add(
          Json.createObjectBuilder().add("accountId", id).add("updatedAt", updatedAt).build());
    }
    String body = Json.createObjectBuilder().add("accounts", accounts).build().toString();
    String url = site.baseUrl() + "/rest/atlassian-connect/latest/report-accounts";
    String token =
        Tokens.hs256(site.installation().sharedSecret())
            .issuer("com.example.notes")
            .valid(Instant.now(), Duration.ofMinutes(3))
            .bindTo("POST", url, site.baseUrl())
            .sign();
    return Http.send("POST", url, body, "Authorization", "JWT " + token);
  }
}
