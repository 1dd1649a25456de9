package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.consent.OAuthApp;
import dev.connectsecurity.internal.inbound.Mount;
import dev.connectsecurity.internal.inbound.PathRules;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathChecksTest {

  @Test
  void ownPaths_areOpenBesideTheConfiguredOnes() {
    PathRules rules = rules("/page", "", "atlassian.connect.public-paths=/health");

    assertThat(rules.isPublic("/health")).isTrue();
    assertThat(rules.isPublic("/atlassian-connect.json")).isTrue();
    assertThat(rules.isPublic("/page")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"health", "/a/../b", "/*/b", "/a//b", "/%41"})
  void pathThatIsNone_isToldWithItsKey(String path) {
    assertMistake(
        "CSE-010 atlassian.connect.public-paths: '"
            + path
            + "' is not a path such as /health or /public/*",
        "/page",
        "atlassian.connect.public-paths=/ok," + path);
    assertMistake(
        "CSE-010 atlassian.connect.context-token-paths: '"
            + path
            + "' is not a path such as /health or /public/*",
        "/page",
        "atlassian.connect.context-token-paths=/ok," + path);
  }

  @ParameterizedTest
  @CsvSource({
    "/page, /page",
    "/page?issue={issue.key}, /page",
    "/page, /*",
    "/page/, /page/*",
    "/issue/{issue.key}/notes, /issue/*"
  })
  void publicPathOverAModule_isTold(String url, String path) {
    assertMistake(
        "CSE-010 atlassian.connect.public-paths opens "
            + url.replaceFirst("\\?.*", "")
            + ", which the descriptor's modules name: Atlassian's token would not be checked there."
            + " Narrow the path or move the module",
        url,
        "atlassian.connect.public-paths=/other," + path);
  }

  @Test
  void contextTokenPathOverAModule_isTold() {
    assertMistake(
        "CSE-010 atlassian.connect.context-token-paths covers /api/page, which the descriptor's"
            + " modules name: Atlassian's token is bound to its URL and would be refused there."
            + " Narrow the path or move the module",
        "/api/page",
        "atlassian.connect.context-token-paths=/api/*");
  }

  @Test
  void moduleBelowTheContext_isFoundWhereItIsServed() {
    assertThatCode(() -> rules("/page", "/sub", "atlassian.connect.public-paths=/page"))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> rules("/page", "/sub", "atlassian.connect.public-paths=/sub/page"))
        .withMessageStartingWith("CSE-010 atlassian.connect.public-paths opens /sub/page,");
  }

  @Test
  void pathsOfConsent_areOpenAsTheyAreAndInNoOtherSpelling() {
    PathRules rules = consenting("/login", "/callback");

    assertThat(rules.isPublic("/login")).isTrue();
    assertThat(rules.isPublic("/callback")).isTrue();
    for (String other :
        List.of(
            "/login/",
            "/login/x",
            "/Login",
            "/%6Cogin",
            "//login",
            "/./login",
            "/x/../login",
            "/login;a=b",
            "/callback/",
            "/callback%2F",
            "/callback.html")) {
      assertThat(rules.isPublic(other)).as(other).isFalse();
    }
  }

  @Test
  void pathOfConsentOverAModule_isTold() {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> consenting("/page", "/callback"))
        .withMessage(
            "CSE-010 atlassian.oauth.login-path opens /page, which the descriptor's modules name:"
                + " Atlassian's token would not be checked there. Narrow the path or move the"
                + " module");
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> consenting("/login", "/page"))
        .withMessageStartingWith("CSE-010 atlassian.oauth.redirect-uri opens /page, ");
  }

  @Test
  void pathOfConsentThatTheReceptionNeeds_isTold() {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> consenting("/atlassian-connect.json", "/callback"))
        .withMessage(
            "CSE-020 atlassian.oauth.login-path leads to /atlassian-connect.json, which Atlassian's"
                + " callbacks need. For example: atlassian.oauth.login-path=/oauth/login");
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> consenting("/login", "/atlassian-connect.json"))
        .withMessageStartingWith("CSE-020 atlassian.oauth.redirect-uri leads to ");
  }

  private static PathRules consenting(String login, String callback) {
    OAuthApp app =
        new OAuthApp(
            "a-client",
            Secret.of("a-secret"),
            URI.create("https://hello.example.com/app" + callback),
            List.of("read:me"),
            URI.create("https://auth.example.com"),
            false,
            "/app",
            login,
            "/",
            Duration.ofDays(1));
    return rules("/page", "", "a=b", Optional.of(app));
  }

  private static void assertMistake(String sentence, String moduleUrl, String line) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> rules(moduleUrl, "", line))
        .withMessage(sentence);
  }

  private static PathRules rules(String moduleUrl, String belowContext, String line) {
    return rules(moduleUrl, belowContext, line, Optional.empty());
  }

  private static PathRules rules(
      String moduleUrl, String belowContext, String line, Optional<OAuthApp> consent) {
    URI baseUrl = URI.create("https://hello.example.com/app" + belowContext);
    Descriptor descriptor =
        Descriptor.build(
            "com.example.hello",
            baseUrl,
            AppFolder.PAGE_ONLY.replace("/page", moduleUrl),
            key -> Optional.empty());
    Settings settings = Configs.settings(line);
    Door own = new Door("own", null, List.of("/atlassian-connect.json"), "we need");
    return new PathChecks(settings.connect().orElseThrow().inbound(), List.of(own), consent)
        .rules(Mount.of("/app", baseUrl), descriptor);
  }
}
