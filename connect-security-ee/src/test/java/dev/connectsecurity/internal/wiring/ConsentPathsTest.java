package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConsentPathsTest {

  @ParameterizedTest
  @CsvSource({
    "https://hello.example.com/app/oauth/callback, /app, /oauth/callback, https://hello.example.com/app",
    "https://hello.example.com/oauth/callback, '', /oauth/callback, https://hello.example.com",
    "http://localhost:8080/app/a/b, /app/a, /b, http://localhost:8080/app/a",
  })
  void callback_isBelowTheContext(String uri, String context, String callback, URI root) {
    try (LogCapture log = new LogCapture(ConsentPaths.class)) {
      ConsentPaths paths = at(uri, context);

      assertThat(paths).isEqualTo(new ConsentPaths(root, "/oauth/login", callback));
      assertThat(paths.all()).containsExactly("/oauth/login", callback);
      assertThat(log.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://hello.example.com/callback, /app, /callback",
    "https://hello.example.com/application/callback, /app, /application/callback",
  })
  void callbackElsewhere_isTakenForAProxysAndWarnedOf(String uri, String context, String callback) {
    try (LogCapture log = new LogCapture(ConsentPaths.class)) {
      assertThat(at(uri, context))
          .isEqualTo(
              new ConsentPaths(URI.create("https://hello.example.com"), "/oauth/login", callback));
      assertThat(log.warnings())
          .containsExactly(
              "CSE-020 atlassian.oauth.redirect-uri="
                  + uri
                  + " does not point below the context path '/app': taken for the address of a"
                  + " proxy that maps one to the other");
    }
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
        .isThrownBy(() -> at(uri, "/app"))
        .withMessage(sentence);
  }

  private static ConsentPaths at(String uri, String context) {
    ConfigReader config = Configs.only(Configs.oauth("atlassian.oauth.redirect-uri=" + uri));
    return ConsentPaths.at(context, new SettingsReader(config, false).read().oauth().orElseThrow());
  }
}
