package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.consent.ConsentStores;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import dev.connectsecurity.internal.store.MemoryHosts;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HouseTest {

  @ParameterizedTest
  @CsvSource({
    "https://hello.example.com, '', ''",
    "https://hello.example.com/app, /app, ''",
    "https://hello.example.com/app/jira, /app, /jira",
    // a proxy maps the host's root, or another path, to the context
    "https://hello.example.com, /app, ''",
    "https://hello.example.com/public-name, /app, ''"
  })
  void paths_areThoseOfTheDescriptorBelowTheContext(
      String baseUrl, String contextPath, String prefix) {
    HouseDoors doors = house(baseUrl).doorsAt(contextPath, page(baseUrl));

    assertThat(doors.servlets().stream().flatMap(door -> door.paths().stream()))
        .containsExactly(
            prefix + "/atlassian-connect.json",
            prefix + "/lifecycle/installed",
            prefix + "/lifecycle/uninstalled",
            prefix + "/lifecycle/enabled",
            prefix + "/lifecycle/disabled");
  }

  @ParameterizedTest
  @CsvSource({
    "https://hello.example.com/app, /app",
    "https://hello.example.com, ''",
    "https://hello.example.com/app/jira, /app"
  })
  void baseUrlOfTheContext_isNotWarnedOf(String baseUrl, String contextPath) {
    try (LogCapture log = new LogCapture(ConnectWing.class)) {
      house(baseUrl).doorsAt(contextPath, page(baseUrl));

      assertThat(log.warnings()).isEmpty();
    }
  }

  @Test
  void baseUrlElsewhere_isTakenForAProxysAndWarnedOf() {
    try (LogCapture log = new LogCapture(ConnectWing.class)) {
      house("https://hello.example.com/public-name")
          .doorsAt("/app", page("https://hello.example.com/app"));

      assertThat(log.warnings())
          .containsExactly(
              "CSE-002 atlassian.connect.base-url=https://hello.example.com/public-name does not"
                  + " point to the context path '/app': taken for the address of a proxy that maps"
                  + " one to the other");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/atlassian-connect.json", "/app/lifecycle/installed", "/app/health"})
  void openPath_isPassedOn(String path) throws Exception {
    assertThat(passed(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/page", "/app/", "/app/lifecycle/other", "/app/api/x"})
  void anyOtherPath_isClosed(String path) throws Exception {
    assertThat(passed(path)).isFalse();
  }

  @Test
  void pagesOfUnknownTenants_mayBeFramedByAllowedHostsOnly() throws Exception {
    FakeResponse response = new FakeResponse();
    house("https://hello.example.com/app")
        .doorsAt("/app", page("https://hello.example.com/app"))
        .gate()
        .orElseThrow()
        .doFilter(
            FakeRequest.get("/app/page").contextPath("/app").asServletRequest(),
            response.asServletResponse(),
            (req, res) -> {});

    assertThat(response.status()).isEqualTo(Reason.MISSING.status());
    assertThat(response.header("Content-Security-Policy"))
        .contains(
            "frame-ancestors https://*.atlassian.net https://*.jira.com"
                + " https://portal.example.com");
    assertThat(response.header("WWW-Authenticate")).contains("JWT realm=\"com.example.hello\"");
  }

  @Test
  void publicPathOverAModule_opensNoDoor() {
    House house =
        house("https://hello.example.com/app", "atlassian.connect.public-paths=/health,/page");

    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> house.doorsAt("/app", page("https://hello.example.com/app")))
        .withMessageStartingWith("CSE-010 ");
  }

  private static boolean passed(String path) throws Exception {
    List<Object> passed = new ArrayList<>();
    house("https://hello.example.com/app")
        .doorsAt("/app", page("https://hello.example.com/app"))
        .gate()
        .orElseThrow()
        .doFilter(
            FakeRequest.get(path).contextPath("/app").asServletRequest(),
            new FakeResponse().asServletResponse(),
            (req, res) -> passed.add(req));
    return !passed.isEmpty();
  }

  private static ConsentStores notAskedFor() {
    throw new AssertionError("nobody consents here");
  }

  private static Optional<Descriptor> page(String baseUrl) {
    return Optional.of(Descriptors.at(baseUrl, AppFolder.PAGE_ONLY));
  }

  private static House house(String baseUrl) {
    return house(baseUrl, "atlassian.connect.public-paths=/health");
  }

  private static House house(String baseUrl, String publicPaths) {
    Settings settings =
        Configs.settings(
            "atlassian.connect.base-url=" + baseUrl,
            publicPaths,
            "atlassian.connect.context-token-paths=/api/*",
            "atlassian.connect.frame-ancestors=https://portal.example.com");
    CurrentCaller nobody = new CurrentCaller(FakeRequest.get("/").asServletRequest());
    return new House(
        settings,
        new Parts(
            () -> new MemoryHosts(Duration.ofMinutes(15), Clock.systemUTC()),
            HouseTest::notAskedFor,
            Optional::empty,
            Optional::empty),
        nobody,
        new CdiEvents(new FakeEvents()),
        Clock.systemUTC());
  }
}
