package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.RequiresAdministrator;
import dev.connectsecurity.RequiresScope;
import dev.connectsecurity.SessionTokens;
import dev.connectsecurity.testing.Demanding;
import dev.connectsecurity.testing.FakeServletContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole applications that are no Connect app. */
final class WithoutConnectTest {
  private static final String NO_CALLERS =
      " can be met by nobody: without atlassian.connect.app-key no caller is authenticated. Remove"
          + " it, or add: atlassian.connect.app-key=com.example.hello";

  private final FakeServletContext context = new FakeServletContext("/app");
  private final AppFolder files;

  WithoutConnectTest(@TempDir Path folder) {
    files = new AppFolder(folder);
  }

  // The data source that the defaults name is not there.
  @ParameterizedTest
  @ValueSource(strings = {"api token", "service account"})
  void applicationWithACredential_registersNothingAndOpensNoStore(String credential) {
    files.onlyConfig(
        credential.equals("api token") ? Configs.apiToken() : Configs.serviceAccount());

    start(Set.of());

    assertThat(context.registered()).isEmpty();
  }

  @Test
  void credential_isUsedForCalls() {
    files.onlyConfig(Configs.apiToken());

    new WeldApp(files)
        .deployed(
            app -> {
              AtlassianClient client = app.select(AtlassianClient.class).get();
              assertThat(client.withApiToken().getUri()).hasToString("https://acme.atlassian.net");
              assertNotConfigured(
                  "Not sent: calls by a service account are not configured. Set"
                      + " atlassian.service-account.client-id,"
                      + " atlassian.service-account.client-secret,"
                      + " atlassian.service-account.cloud-id",
                  client::asServiceAccount);
              return null;
            });
  }

  @Test
  void serviceAccount_isUsedForCalls() {
    files.onlyConfig(Configs.serviceAccount());

    new WeldApp(files)
        .deployed(
            app -> {
              AtlassianClient client = app.select(AtlassianClient.class).get();
              assertThat(client.asServiceAccount().getUri())
                  .hasToString("https://api.atlassian.com/ex/jira/6c5d");
              assertNotConfigured(
                  "Not sent: calls by an API token are not configured. Set"
                      + " atlassian.api-token.site, atlassian.api-token.email,"
                      + " atlassian.api-token.token",
                  client::withApiToken);
              return null;
            });
  }

  @Test
  void beansOfConnect_canBeInjectedAndSayWhatIsMissingWhenUsed() {
    files.onlyConfig(Configs.apiToken());

    new WeldApp(files, Curious.class)
        .deployed(
            app -> {
              Curious bean = app.select(Curious.class).get();
              String sentence =
                  "Not sent: calls by the app and its users are not configured. Set"
                      + " atlassian.connect.app-key, atlassian.connect.base-url";
              assertNotConfigured(sentence, bean.client()::asApp);
              assertNotConfigured(sentence, bean.client()::asUser);
              assertThatExceptionOfType(NotAuthenticatedException.class)
                  .isThrownBy(bean.caller()::getName)
                  .withMessage("no authenticated caller on this thread");
              assertThatExceptionOfType(NotAuthenticatedException.class)
                  .isThrownBy(bean.tokens()::issue)
                  .withMessage("without atlassian.connect.app-key no caller is authenticated");
              return null;
            });
  }

  @Test
  void scopesThatNobodyCanHold_failTheDeployment() {
    files.onlyConfig(Configs.apiToken());

    assertThatThrownBy(() -> new WeldApp(files, Guarded.class).deployed(app -> null))
        .hasStackTraceContaining("CSE-025 @RequiresScope on Guarded#read" + NO_CALLERS);
  }

  @Test
  void permissionsThatNobodyCanHold_failTheDeployment() {
    files.onlyConfig(Configs.apiToken());

    assertThatThrownBy(() -> new WeldApp(files, Admin.class).deployed(app -> null))
        .hasStackTraceContaining("CSE-025 @RequiresPermission on Admin" + NO_CALLERS);
  }

  @Test
  void servletThatNobodyCanOpen_failsTheDeployment() {
    files.onlyConfig(Configs.apiToken());
    context.servlet("admin", Demanding.AdminServlet.class.getName());

    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> start(Set.of()))
        .withMessage("CSE-025 @RequiresScope on AdminServlet" + NO_CALLERS);
  }

  @Test
  void nothingAtAll_isNoApplication() {
    assertThatThrownBy(() -> start(Set.of()))
        .hasStackTraceContaining(
            "CSE-001 atlassian.connect.app-key (key of the app, the same for every tenant) is not"
                + " set, nor is what an application without Connect needs:");
  }

  @Test
  void descriptorWithoutAnAppKey_isNoApplicationWithoutConnect() {
    files.onlyConfig(Configs.apiToken()).descriptor(AppFolder.PAGE_ONLY);

    assertThatThrownBy(() -> start(Set.of()))
        .hasStackTraceContaining(
            "CSE-001 atlassian.connect.app-key (key of the app, the same for every tenant) is not"
                + " set, but META-INF/atlassian-connect.json is in the application.");
  }

  private void start(Set<Class<?>> reported, Class<?>... beans) {
    new WeldApp(files, beans)
        .deployed(
            app -> {
              new ConnectInitializer().onStartup(reported, context.asServletContext());
              return null;
            });
  }

  private static void assertNotConfigured(String sentence, Runnable call) {
    assertThatExceptionOfType(CallRefusedException.class)
        .isThrownBy(call::run)
        .withMessage(sentence)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_CONFIGURED));
  }

  /** Injects all that there is. */
  @ApplicationScoped
  static class Curious {
    private final AtlassianClient client;
    private final AtlassianPrincipal caller;
    private final SessionTokens tokens;

    Curious() {
      this(null, null, null);
    }

    @Inject
    Curious(AtlassianClient client, AtlassianPrincipal caller, SessionTokens tokens) {
      this.client = client;
      this.caller = caller;
      this.tokens = tokens;
    }

    AtlassianClient client() {
      return client;
    }

    AtlassianPrincipal caller() {
      return caller;
    }

    SessionTokens tokens() {
      return tokens;
    }
  }

  /** A mistake. */
  @ApplicationScoped
  static class Guarded {
    @RequiresScope(ConnectScope.READ)
    public void read() {}
  }

  /** A mistake. */
  @ApplicationScoped
  @RequiresAdministrator
  static class Admin {
    public void list() {}
  }
}
