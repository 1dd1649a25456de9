package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OAuthReaderTest {

  @Test
  void fourLines_areEnough() {
    assertThat(read(Configs.oauth()))
        .isEqualTo(
            new Settings.OAuth(
                "a-client",
                Secret.of("a-secret"),
                URI.create("https://hello.example.com/oauth/callback"),
                List.of("read:jira-work", "offline_access"),
                "/oauth/login",
                "/",
                false,
                Duration.ofDays(30)));
  }

  @Test
  void everyKey_isObeyed() {
    assertThat(
            read(
                Configs.oauth(
                    "atlassian.oauth.redirect-uri=http://127.0.0.1:8080/app/back",
                    "atlassian.oauth.scopes= read:me\toffline_access  read:me",
                    "atlassian.oauth.login-path=/sign-in",
                    "atlassian.oauth.default-page=/home.html",
                    "atlassian.oauth.pkce=TRUE",
                    "atlassian.oauth.login-lifetime=PT8H")))
        .isEqualTo(
            new Settings.OAuth(
                "a-client",
                Secret.of("a-secret"),
                URI.create("http://127.0.0.1:8080/app/back"),
                List.of("read:me", "offline_access"),
                "/sign-in",
                "/home.html",
                true,
                Duration.ofHours(8)));
  }

  @Test
  void halfAClient_isToldWithTheLinesToAdd() {
    assertMistake(
        "CSE-020 atlassian.oauth.client-id is set (from hello.war), but not"
            + " atlassian.oauth.client-secret (secret of the OAuth 2.0 (3LO) app) and"
            + " atlassian.oauth.scopes (what users are asked to consent to, separated by spaces)."
            + " Add: atlassian.oauth.client-secret=${ATLASSIAN_CLIENT_SECRET} and"
            + " atlassian.oauth.scopes=read:jira-work offline_access",
        "atlassian.oauth.client-secret= ",
        "atlassian.oauth.scopes=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-id", "client-secret", "redirect-uri", "scopes"})
  void anyPartThatIsMissing_isTold(String part) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> read(Configs.oauth("atlassian.oauth." + part + "=")))
        .withMessageStartingWith("CSE-020 ")
        .withMessageContaining(" is set (from hello.war), but not atlassian.oauth." + part + " (");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/oauth/callback",
        "hello.example.com/oauth/callback",
        "http://hello.example.com/oauth/callback",
        "https://user@hello.example.com/callback",
        "https://hello.example.com/callback?a=1",
        "https://hello.example.com/callback#a",
        "https://hello.example.com",
        "https://hello.example.com/",
        "https://hello.example.com/callback/",
        "https://hello.example.com//callback",
        "https://hello.example.com/a/../callback",
        "https://hello.example.com/a/./callback",
        "https://hello.example.com/..",
        "https://hello.example.com/.well-known/callback",
        "https://hello.example.com/call%20back",
        "https://hello.example.com/callback/*",
        "https://hello.example.com/callback;a=1",
        "https://a b/callback"
      })
  void redirectUriThatCannotBeServed_isRefused(String uri) {
    assertMistake(
        "CSE-020 atlassian.oauth.redirect-uri is '"
            + uri
            + "' (from hello.war) but must be an absolute https URL (http on a loopback host) with a"
            + " path of letters, digits, dots, dashes and underscores, and nothing after it. For"
            + " example: atlassian.oauth.redirect-uri=https://hello.example.com/oauth/callback",
        "atlassian.oauth.redirect-uri=" + uri);
  }

  @ParameterizedTest
  @CsvSource({
    "login-path, oauth/login, /oauth/login",
    "login-path, /, /oauth/login",
    "login-path, /login/*, /oauth/login",
    "login-path, /a/../login, /oauth/login",
    "login-path, //evil.example, /oauth/login",
    "default-page, //evil.example, /",
    "default-page, /\\evil.example, /",
    "default-page, https://evil.example, /",
    "default-page, /home?a=b, /"
  })
  void pathThatIsNone_isRefused(String key, String path, String example) {
    assertMistake(
        "CSE-020 atlassian.oauth."
            + key
            + " is '"
            + path
            + "' (from hello.war) but must be a path below the context path, of letters, digits,"
            + " dots, dashes and underscores. For example: atlassian.oauth."
            + key
            + "="
            + example,
        "atlassian.oauth." + key + "=" + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read:me,offline_access", "read:me; offline_access", "\"read:me\""})
  void scopesInAnotherForm_areRefused(String scopes) {
    assertMistake(
        "CSE-020 atlassian.oauth.scopes is '"
            + scopes
            + "' (from hello.war) but must be scopes separated by spaces. For example:"
            + " atlassian.oauth.scopes=read:jira-work offline_access",
        "atlassian.oauth.scopes=" + scopes);
  }

  @ParameterizedTest
  @CsvSource({
    "pkce, on, 'one of true, false', true",
    "login-lifetime, 30 days, a duration such as PT30S, P30D",
    "login-lifetime, PT9M59S, 'at least ten minutes, PT10M', P30D"
  })
  void valueOfAnotherType_isTold(String key, String value, String expected, String example) {
    assertMistake(
        "CSE-016 atlassian.oauth.%s is '%s' (from hello.war) but must be %s. For example: atlassian.oauth.%s=%s"
            .formatted(key, value, expected, key, example),
        "atlassian.oauth." + key + "=" + value);
  }

  @Test
  void clientIdThatIsNone_isRefused() {
    assertMistake(
        "CSE-020 atlassian.oauth.client-id is 'two words' (from hello.war) but must be one word, as"
            + " Atlassian shows it. For example: atlassian.oauth.client-id=${ATLASSIAN_CLIENT_ID}",
        "atlassian.oauth.client-id=two words");
  }

  @Test
  void secret_isNeverPrinted() {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(
            () -> read(Configs.oauth("atlassian.oauth.client-secret=half${NOT_SET_ANYWHERE}")))
        .withMessage(
            "CSE-016 atlassian.oauth.client-secret has a value that is not shown (from hello.war)"
                + " but not every variable in it is set. For example:"
                + " atlassian.oauth.client-secret=${ATLASSIAN_CLIENT_SECRET}");
    assertThat(read(Configs.oauth()).toString()).doesNotContain("a-secret");
  }

  private static Settings.OAuth read(String... lines) {
    return new SettingsReader(Configs.only(lines), false).read().oauth().orElseThrow();
  }

  private static void assertMistake(String sentence, String... lines) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> read(Configs.oauth(lines)))
        .withMessage(sentence);
  }
}
