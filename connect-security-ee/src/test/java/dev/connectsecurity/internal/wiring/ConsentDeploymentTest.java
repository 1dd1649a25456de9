package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianLogin;
import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.ConsentRequiredException;
import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.consent.CallbackServlet;
import dev.connectsecurity.internal.consent.LoginServlet;
import dev.connectsecurity.testing.FakeGrants;
import dev.connectsecurity.testing.FakeLoginAttempts;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import dev.connectsecurity.testing.FakeServletContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.servlet.Servlet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole applications whose users sign in with Atlassian. */
final class ConsentDeploymentTest {
  private static final String REDIRECT_URI =
      "atlassian.oauth.redirect-uri=https://hello.example.com/app/oauth/callback";
  private static final OAuthGrant GRANT =
      new OAuthGrant(
          "a-grant",
          Optional.empty(),
          Set.of("read:jira-work"),
          Secret.of("an-access-token"),
          Instant.parse("2026-01-01T00:00:00Z"),
          Optional.empty(),
          GrantStatus.ACTIVE,
          Instant.parse("2026-01-01T00:00:00Z"),
          Instant.parse("2026-01-01T00:00:00Z"));

  private final FakeServletContext context = new FakeServletContext("/app");
  private final AppFolder files;

  ConsentDeploymentTest(@TempDir Path folder) {
    files = new AppFolder(folder);
  }

  @Test
  void appWithoutConnect_registersTwoDoorsAndNoGate() {
    started(
        app -> {
          assertThat(context.registered()).hasSize(2);
          FakeServletContext.Registered login = context.registered("connect-security-login");
          assertThat(login.component()).isInstanceOf(LoginServlet.class);
          assertThat(login.facts()).containsExactly("async", "load 1", "path /oauth/login");
          FakeServletContext.Registered callback = context.registered("connect-security-callback");
          assertThat(callback.component()).isInstanceOf(CallbackServlet.class);
          assertThat(callback.facts()).containsExactly("async", "load 1", "path /oauth/callback");
        });
  }

  @Test
  void login_sendsTheBrowserToAtlassian() {
    started(
        app -> {
          FakeResponse response = new FakeResponse();
          ((Servlet) context.registered("connect-security-login").component())
              .service(
                  FakeRequest.get("/app/oauth/login").contextPath("/app").asServletRequest(),
                  response.asServletResponse());

          assertThat(response.status()).isEqualTo(302);
          assertThat(response.header("Location").toString())
              .contains("https://auth.atlassian.com/authorize?", "client_id=a-client");
          assertThat(app.select(FakeLoginAttempts.class).get().all()).hasSize(1);
        });
  }

  @Test
  void pathThatTheApplicationTook_isTold() {
    context.servlet("own", "com.example.Own", "/oauth/login");

    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> started(app -> {}))
        .withMessage(
            "CSE-012 the application maps a servlet of its own to /oauth/login, which signing in"
                + " with Atlassian needs. Map it elsewhere");
  }

  @Test
  void injectedLogin_knowsWhereTheApplicationStands() {
    started(
        app ->
            assertThat(app.select(AtlassianLogin.class).get().uri("/app/report"))
                .hasToString("https://hello.example.com/app/oauth/login?returnTo=%2Fapp%2Freport"));
  }

  @Test
  void grantOfNobody_needsAConsentThere() {
    started(
        app -> {
          AtlassianClient client = app.select(AtlassianClient.class).get();
          AtlassianSite site =
              new AtlassianSite(
                  "6c5d",
                  Product.JIRA,
                  URI.create("https://acme.atlassian.net"),
                  "Acme",
                  Set.of("read:jira-work"));
          assertThatExceptionOfType(ConsentRequiredException.class)
              .isThrownBy(() -> client.withGrant(GRANT, site))
              .satisfies(
                  required ->
                      assertThat(required.loginUri())
                          .hasToString("https://hello.example.com/app/oauth/login"));
        });
  }

  @Test
  void loginThatIsNotConfigured_canBeInjectedAndSaysWhatIsMissing() {
    files.onlyConfig(Configs.apiToken());

    new WeldApp(files)
        .deployed(
            app -> {
              AtlassianLogin login = app.select(AtlassianLogin.class).get();
              assertNotConfigured(() -> login.uri("/"));
              assertNotConfigured(login::grant);
              assertNotConfigured(() -> login.sites(GRANT));
              assertNotConfigured(() -> login.forget(GRANT));
              return null;
            });
  }

  private static void assertNotConfigured(Runnable call) {
    assertThatExceptionOfType(CallRefusedException.class)
        .isThrownBy(call::run)
        .withMessage(
            "No login: calls by users' consents are not configured. Set atlassian.oauth.client-id,"
                + " atlassian.oauth.client-secret, atlassian.oauth.redirect-uri,"
                + " atlassian.oauth.scopes")
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_CONFIGURED));
  }

  @ParameterizedTest
  @CsvSource({
    "/app/oauth/login, 200",
    "/app/oauth/callback, 200",
    "/app/oauth/login/, 401",
    "/app/oauth/login/x, 401",
    "/app//oauth/login, 401",
    "/app/oauth/%6Cogin, 401",
    "/app/oauth/login;a=b, 401",
    "/app/oauth/./callback, 401",
    "/app/x/../oauth/callback, 401",
    "/app/oauth, 401",
  })
  void gateOfAConnectApp_letsBrowsersToTheDoorsAndNowhereElse(String path, int status) {
    files
        .onlyConfig(
            Configs.everything(
                "atlassian.connect.base-url=https://hello.example.com/app",
                "atlassian.store.type=memory",
                REDIRECT_URI))
        .descriptor(AppFolder.PAGE_ONLY);

    new WeldApp(files, ConsentBeans.class)
        .deployed(
            app -> {
              assertThat(WeldApp.send(app, FakeRequest.get(path), () -> "passed").status())
                  .isEqualTo(status);
              return null;
            });
  }

  private void started(Inside action) {
    files.onlyConfig(Configs.oauth(REDIRECT_URI));
    new WeldApp(files, ConsentBeans.class)
        .deployed(
            app -> {
              new ConnectInitializer().onStartup(null, context.asServletContext());
              action.in(app);
              return null;
            });
  }

  /** What is done in a started application. */
  private interface Inside {
    void in(WeldContainer app) throws Exception;
  }

  /** Stores that an application brings. */
  @ApplicationScoped
  static class ConsentBeans {
    @Produces
    @Singleton
    FakeLoginAttempts attempts() {
      return new FakeLoginAttempts();
    }

    @Produces
    @Singleton
    FakeGrants grants() {
      return new FakeGrants();
    }
  }
}
