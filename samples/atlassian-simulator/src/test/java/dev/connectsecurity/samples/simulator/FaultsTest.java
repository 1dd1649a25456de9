package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
