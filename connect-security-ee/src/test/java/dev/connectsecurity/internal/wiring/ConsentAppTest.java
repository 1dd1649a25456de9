package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.consent.ConsentStores;
import dev.connectsecurity.internal.consent.OAuthApp;
import dev.connectsecurity.testing.FakeGrants;
import dev.connectsecurity.testing.FakeLoginAttempts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConsentAppTest {

  @ParameterizedTest
  @CsvSource({
    "https://hello.example.com/app/back, /app, /back, https://hello.example.com/app",
    "https://hello.example.com/oauth/back, '', /oauth/back, https://hello.example.com",
    "http://localhost:8080/app/a/b, /app/a, /b, http://localhost:8080/app/a",
  })
  void callback_isBelowTheContext(String uri, String context, String callback, URI root) {
    try (LogCapture log = new LogCapture(ConsentApp.class)) {
      ConsentApp app = app(uri);

      assertThat(app.standAt(context).callbackPath()).isEqualTo(callback);
      assertThat(app.get().loginUri()).hasToString(root + "/oauth/login");
      assertThat(log.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://hello.example.com/callback, /app, /callback",
    "https://hello.example.com/application/callback, /app, /application/callback",
  })
  void callbackElsewhere_isTakenForAProxysAndWarnedOf(String uri, String context, String callback) {
    try (LogCapture log = new LogCapture(ConsentApp.class)) {
      ConsentApp app = app(uri);

      assertThat(app.standAt(context).callbackPath()).isEqualTo(callback);
      assertThat(app.get().loginUri()).hasToString("https://hello.example.com/oauth/login");
      assertThat(log.warnings())
          .containsExactly(
              "CSE-020 atlassian.oauth.redirect-uri="
                  + uri
                  + " does not point below the context path '/app': taken for the address of a"
                  + " proxy that maps one to the other");
    }
  }

  @Test
  void everySetting_isTheApps() {
    ConfigReader config =
        Configs.only(
            Configs.oauth(
                "atlassian.oauth.server=http://localhost:1",
                "atlassian.oauth.login-path=/sign-in",
                "atlassian.oauth.default-page=/home",
                "atlassian.oauth.pkce=true",
                "atlassian.oauth.login-lifetime=PT1H"));

    assertThat(app(config).standAt("/hello"))
        .isEqualTo(
            new OAuthApp(
                "a-client",
                Secret.of("a-secret"),
                URI.create("https://hello.example.com/oauth/callback"),
                List.of("read:jira-work", "offline_access"),
                URI.create("http://localhost:1"),
                true,
                "/hello",
                "/sign-in",
                "/home",
                Duration.ofHours(1)));
  }

  @Test
  void appThatIsNotDeployed_standsNowhere() {
    assertThatIllegalStateException()
        .isThrownBy(() -> app("https://hello.example.com/back").get())
        .withMessage("the application is not deployed yet");
  }

  @Test
  void callbackAtTheContextItself_isTold() {
    assertMistake(
        "CSE-020 atlassian.oauth.redirect-uri=https://hello.example.com/app leads to the context"
            + " path itself. Register and configure another one, for example:"
            + " atlassian.oauth.redirect-uri=https://hello.example.com/oauth/callback",
        "https://hello.example.com/app");
  }

  @Test
  void callbackWhereLoginsBegin_isTold() {
    assertMistake(
        "CSE-020 atlassian.oauth.redirect-uri=https://hello.example.com/app/oauth/login leads to"
            + " /oauth/login, which is atlassian.oauth.login-path. Register and configure another"
            + " one, for example:"
            + " atlassian.oauth.redirect-uri=https://hello.example.com/oauth/callback",
        "https://hello.example.com/app/oauth/login");
  }

  private static void assertMistake(String sentence, String uri) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> app(uri).standAt("/app"))
        .withMessage(sentence);
  }

  private static ConsentApp app(String uri) {
    return app(Configs.only(Configs.oauth("atlassian.oauth.redirect-uri=" + uri)));
  }

  private static ConsentApp app(ConfigReader config) {
    Settings settings = new SettingsReader(config, false).read();
    return new ConsentApp(
        settings.oauth().orElseThrow(),
        settings.servers().oauth(),
        new ConsentStores(new FakeLoginAttempts(), new FakeGrants()));
  }
}
