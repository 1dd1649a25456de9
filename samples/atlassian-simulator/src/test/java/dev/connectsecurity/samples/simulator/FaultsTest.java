package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

  private final Simulator simulator = Simulator.start();
  private final InstallKeyServer keys = simulator.keyServer();
  private final Site site = simulator.site();
  private final String key = keys.url() + "/" + keys.current().kid();

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void status_isAnsweredUntilHealed() {
    keys.faults().always(Fault.status(500));
    assertThat(Http.get(key).statusCode()).isEqualTo(500);
    assertThat(Http.get(key).statusCode()).isEqualTo(500);

    keys.faults().heal();
    assertThat(Http.get(key).statusCode()).isEqualTo(200);
  }

  @Test
  void countedFault_healsByItself() {
    keys.faults().next(1, Fault.status(404));

    assertThat(Http.get(key).statusCode()).isEqualTo(404);
    assertThat(Http.get(key).statusCode()).isEqualTo(200);
    assertThat(keys.counts().below("/")).isEqualTo(2);
  }

  @Test
  void garbage_comesWithStatus200() {
    keys.faults().always(Fault.body("<html>maintenance</html>"));

    assertThat(Http.get(key).statusCode()).isEqualTo(200);
    assertThat(Http.get(key).body()).isEqualTo("<html>maintenance</html>");
  }

  @Test
  void redirect_pointsElsewhere() {
    keys.faults().always(Fault.redirect("http://localhost:1/elsewhere"));

    assertThat(Http.get(key).headers().firstValue("Location"))
        .contains("http://localhost:1/elsewhere");
  }

  @Test
  void slowness_answersLateButRight() {
    keys.faults().always(Fault.slow(Duration.ofMillis(150)));
    long before = System.nanoTime();

    assertThat(Http.get(key).statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(150));
  }

  @Test
  void silence_runsIntoTheCallersTimeout() {
    keys.faults().always(Fault.silence());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(key)).timeout(Duration.ofMillis(200)).build();

    assertThatThrownBy(
            () -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void rateLimit_strikesTheRestApiAndNotThePage() {
    site.faults().always(Fault.retryAfter(429, 7));

    HttpResponse<String> refused = Http.get(site.baseUrl() + "/rest/api/3/myself");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("7");
    assertThat(Http.get(site.origin() + "/site").statusCode()).isEqualTo(200);
  }

  @Test
  void faultOnAPath_sparesOthers() {
    site.faults().onPath("/search", Fault.status(503));

    assertThat(Http.get(site.baseUrl() + "/rest/api/3/search").statusCode()).isEqualTo(503);
    assertThat(Http.get(site.baseUrl() + "/rest/api/3/myself").statusCode()).isEqualTo(401);
    assertThat(site.counts().of("GET", "/rest/api/3/search")).isEqualTo(1);
  }

  @Test
  void cut_doesTheWorkAndClosesWithoutAnAnswer() {
    keys.faults().next(1, Fault.cut());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(key)).POST(HttpRequest.BodyPublishers.noBody()).build();

    assertThatThrownBy(
            () -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()))
        .isInstanceOf(IOException.class);
    assertThat(simulator.log().exchanges()).anyMatch(e -> e.note().contains("answer lost"));
    assertThat(Http.get(key).statusCode()).isEqualTo(200);
  }

  @Test
  void half_doesTheWorkAndEndsInTheMiddleOfTheAnswer() {
    keys.faults().next(1, Fault.half());

    assertThatThrownBy(() -> Http.get(key))
        .rootCause()
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThat(Http.get(key).statusCode()).isEqualTo(200);
  }

  @Test
  void retryAfter_namesALimitOnlyWhereThereIsOne() {
    keys.faults().next(1, Fault.retryAfter(503, 7));
    keys.faults().next(1, Fault.retryAfter(429, 7));

    assertThat(Http.get(key).headers().firstValue("RateLimit-Reason")).isEmpty();
    assertThat(Http.get(key).headers().firstValue("RateLimit-Reason")).contains("jira-burst-based");
  }

  @Test
  void retryAfter_canBeADate() {
    keys.faults().next(1, Fault.retryAfter(503, Instant.parse("2026-03-01T10:00:07Z")));

    HttpResponse<String> answer = Http.get(key);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After"))
        .contains("Sun, 01 Mar 2026 10:00:07 GMT");
  }

  @Test
  void nearLimit_answersAsUsualWithAWarning() {
    keys.faults().next(1, Fault.nearLimit(350, 40, Instant.parse("2026-03-01T10:00:07Z")));

    HttpResponse<String> answer = Http.get(key);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("PUBLIC KEY");
    assertThat(answer.headers().firstValue("X-RateLimit-NearLimit")).contains("true");
    assertThat(answer.headers().firstValue("X-RateLimit-Limit")).contains("350");
    assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).contains("40");
    assertThat(answer.headers().firstValue("X-RateLimit-Reset")).contains("2026-03-01T10:00Z");
  }

  @Test
  void rateLimited_hasAllHeaders() {
    Instant reset = Instant.parse("2026-03-01T11:00:00Z");
    keys.faults().next(1, Fault.rateLimited("jira-quota-tenant-based", 5, 350, reset));

    HttpResponse<String> answer = Http.get(key);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.headers().firstValue("RateLimit-Reason")).contains("jira-quota-tenant-based");
    assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).contains("0");
  }

  @ParameterizedTest
  @EnumSource(Denial.class)
  void denial_isWordedAsTheProductDoes(Denial denial) {
    keys.faults().next(1, Fault.denied(denial));

    HttpResponse<String> answer = Http.get(key);
    assertThat(answer.statusCode()).isEqualTo(denial.response().status());
    assertThat(answer.body()).isEqualTo(denial.response().body());
  }
}
