package dev.connectsecurity.internal.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthAppTest {
  private static final String SECRET = "secret-canary-of-the-client";

  @ParameterizedTest
  @CsvSource({
    "https://app.example/report/oauth/callback,/report,/oauth/callback,/report,false",
    "https://app.example:8443/report/oauth/callback,/report,/oauth/callback,/report,false",
    "https://app.example/oauth/callback,'',/oauth/callback,'',false",
    "https://app.example/oauth/callback,/report,/oauth/callback,'',true",
    "https://app.example/reporter/callback,/report,/reporter/callback,'',true",
  })
  void redirectUri_tellsWhereTheApplicationStands(
      String redirectUri, String context, String callback, String publicPath, boolean needsProxy) {
    OAuthApp app = new Parts().redirectUri(redirectUri).context(context).make();

    assertThat(app.callbackPath()).isEqualTo(callback);
    assertThat(app.publicPath()).isEqualTo(publicPath);
    assertThat(app.needsProxy()).isEqualTo(needsProxy);
    assertThat(app.loginUri())
        .isEqualTo(URI.create(redirectUri).resolve(publicPath + "/oauth/login"));
  }

  @Test
  void app_showsNoSecret() {
    assertThat(new Parts().make().toString()).doesNotContain(SECRET);
    assertThat(new Parts().make().client().toString()).doesNotContain(SECRET);
  }

  @Test
  void unusableApp_isRefusedByWhatIsWrong() {
    assertWrong(new Parts().clientId(" "), "the client id is blank or has spaces");
    assertWrong(new Parts().clientId(""), "the client id is blank or has spaces");
    assertWrong(new Parts().secret(" "), "the client secret is blank");
    for (String uri :
        List.of(
            "/oauth/callback",
            "ftp://app.example/a",
            "https:a",
            "https://u:p@app.example/a",
            "https://app.example/a?b=c",
            "https://app.example/a#b")) {
      assertWrong(
          new Parts().redirectUri(uri),
          "the redirect URI is not an http or https URL of scheme, host, port and path");
    }
    for (String path : List.of("", "/", "/a/", "/a//b", "/a/../b", "/a;b", "/a%20b", "/*", "/.a")) {
      assertWrong(
          new Parts().redirectUri("https://app.example" + path).context(""),
          "the path of the redirect URI is empty, or not made of plain segments");
      assertWrong(new Parts().loginPath(path), "the login path is not made of plain segments");
    }
    assertWrong(
        new Parts().loginPath("/oauth/callback"), "the login path is that of the redirect URI");
    for (String scope : List.of("", "a b", "a\"b", "a\\b", "ä")) {
      assertWrong(
          new Parts().scopes(List.of("read:me", scope)),
          "the scopes are empty, or one has characters that no scope has");
    }
    assertWrong(
        new Parts().scopes(List.of()),
        "the scopes are empty, or one has characters that no scope has");
    assertWrong(
        new Parts().server("auth.atlassian.com"),
        "the authorization server is not a plain http or https URL");
    for (String page : List.of("", "home", "//evil.example", "https://evil.example", "/../a")) {
      assertWrong(
          new Parts().defaultPage(page), "the default page is not a path of this application");
    }
    assertWrong(
        new Parts().lifetime(Duration.ofMinutes(10).minusMillis(1)),
        "the login's lifetime is less than ten minutes");
    assertThat(new Parts().lifetime(Duration.ofMinutes(10)).defaultPage("/a?b=c").make())
        .isNotNull();
  }

  private static void assertWrong(Parts parts, String message) {
    assertThatThrownBy(parts::make)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** A good app, of which one part can be replaced. */
  private record Parts(
      String clientId,
      String secret,
      String redirectUri,
      List<String> scopes,
      String server,
      String context,
      String loginPath,
      String defaultPage,
      Duration lifetime) {

    Parts() {
      this(
          "client-1",
          SECRET,
          Desk.REDIRECT_URI,
          List.of("read:me"),
          "https://auth.atlassian.com",
          "/report",
          "/oauth/login",
          "/",
          Duration.ofDays(30));
    }

    OAuthApp make() {
      return new OAuthApp(
          clientId,
          Secret.of(secret),
          URI.create(redirectUri),
          scopes,
          URI.create(server),
          false,
          context,
          loginPath,
          defaultPage,
          lifetime);
    }

    Parts clientId(String it) {
      return new Parts(
          it, secret, redirectUri, scopes, server, context, loginPath, defaultPage, lifetime);
    }

    Parts secret(String it) {
      return new Parts(
          clientId, it, redirectUri, scopes, server, context, loginPath, defaultPage, lifetime);
    }

    Parts redirectUri(String it) {
      return new Parts(
          clientId, secret, it, scopes, server, context, loginPath, defaultPage, lifetime);
    }

    Parts scopes(List<String> it) {
      return new Parts(
          clientId, secret, redirectUri, it, server, context, loginPath, defaultPage, lifetime);
    }

    Parts server(String it) {
      return new Parts(
          clientId, secret, redirectUri, scopes, it, context, loginPath, defaultPage, lifetime);
    }

    Parts context(String it) {
      return new Parts(
          clientId, secret, redirectUri, scopes, server, it, loginPath, defaultPage, lifetime);
    }

    Parts loginPath(String it) {
      return new Parts(
          clientId, secret, redirectUri, scopes, server, context, it, defaultPage, lifetime);
    }

    Parts defaultPage(String it) {
      return new Parts(
          clientId, secret, redirectUri, scopes, server, context, loginPath, it, lifetime);
    }

    Parts lifetime(Duration it) {
      return new Parts(
          clientId, secret, redirectUri, scopes, server, context, loginPath, defaultPage, it);
    }
  }
}
