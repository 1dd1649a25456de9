package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.PermissionLevel;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.RequiresAdministrator;
import dev.connectsecurity.RequiresPermission;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.TokenUse;
import dev.connectsecurity.testing.FakeProduct;
import dev.connectsecurity.testing.FakeResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole applications that ask a product what their users may do. */
final class PermissionDeploymentTest {
  private static final String CHECK = "POST /rest/api/3/permissions/check";
  private static final String YES = "{'globalPermissions':['ADMINISTER']}";
  private static final String NO = "{'globalPermissions':[]}";

  @ApplicationScoped
  @RequiresAdministrator
  static class AdminPage {
    public String list() {
      return "all";
    }
  }

  @ApplicationScoped
  static class Refusals {
    private final List<AccessRefused> seen = new ArrayList<>();

    void see(@Observes AccessRefused refused) {
      seen.add(refused);
    }

    List<AccessRefused> seen() {
      return List.copyOf(seen);
    }
  }

  @ApplicationScoped
  static class Hidden {
    @RequiresAdministrator
    private String hidden() {
      return "open";
    }

    public String call() {
      return hidden();
    }
  }

  @ApplicationScoped
  static class Misnamed {
    @RequiresPermission(jira = "EDIT_ISSUES", level = PermissionLevel.ISSUE, parameter = "issue")
    public String edit(String key) {
      return key;
    }
  }

  private final AppFolder files;
  private final FakeProduct jira = new FakeProduct(Product.JIRA);
  private final AtlassianHost tenant = jira.host("A", HostStatus.ENABLED);
  private final Callbacks atlassian = new Callbacks();

  PermissionDeploymentTest(@TempDir Path folder) {
    files = new AppFolder(folder).descriptor(AppFolder.PAGE_ONLY);
    config();
  }

  private void config(String... lines) {
    files.config(
        "atlassian.connect.allowed-hosts=" + tenant.baseUrl(),
        atlassian.configLine(),
        String.join("\n", lines));
  }

  @AfterEach
  void close() {
    atlassian.close();
    jira.close();
  }

  @Test
  void administrator_isAnsweredAndAnybodyElseHearsWhatIsMissing() {
    inApplication(
        app -> {
          jira.on(CHECK, YES);
          assertThat(open(app).status()).isEqualTo(200);
          callback(app, "installed");
          jira.on(CHECK, NO);
          FakeResponse refused = open(app);
          assertThat(refused.status()).isEqualTo(403);
          assertThat(refused.body()).contains("\"detail\":\"missing permission ADMINISTER\"");
        });
  }

  @Test
  void productThatIsDown_is503WithoutDetailUntilItIsBack() {
    inApplication(
        app -> {
          jira.on(CHECK, 500, "");
          FakeResponse unknown = open(app);
          assertThat(unknown.status()).isEqualTo(503);
          assertThat(unknown.body()).doesNotContain("detail");
          assertThat(app.select(Refusals.class).get().seen())
              .extracting(AccessRefused::reason)
              .containsExactly(Reason.PERMISSION_UNKNOWN);
          jira.on(CHECK, YES);
          assertThat(open(app).status()).isEqualTo(200);
        });
  }

  @Test
  void answer_isRememberedUntilTheTenantComesOrGoes() {
    inApplication(
        app -> {
          jira.on(CHECK, YES);
          open(app);
          open(app);
          assertThat(jira.calls()).hasSize(1);
          callback(app, "installed");
          open(app);
          assertThat(jira.calls()).hasSize(2);
          callback(app, "uninstalled");
          callback(app, "installed");
          open(app);
          assertThat(jira.calls()).hasSize(3);
        });
  }

  @Test
  void cacheTimeOfZero_asksEveryTime() {
    config("atlassian.permission.cache-time=PT0S");
    inApplication(
        app -> {
          jira.on(CHECK, YES);
          open(app);
          open(app);
          assertThat(jira.calls()).hasSize(2);
        });
  }

  @Test
  void demandThatNothingCanEnforce_failsTheDeployment() {
    assertDeploymentFails(
        Hidden.class,
        "CSE-018 @RequiresPermission on Hidden#hidden cannot be enforced: the method is private."
            + " Make it a non-private, non-final instance method of a non-final CDI bean");
    assertDeploymentFails(
        Misnamed.class,
        "CSE-018 @RequiresPermission on Misnamed#edit cannot be enforced: no parameter of edit is"
            + " called 'issue'. Give one a @PathParam(\"issue\") or @QueryParam(\"issue\"), or call"
            + " it so in Java and compile with -parameters");
  }

  @Test
  void guardedClassThatIsNoBean_isRefused() {
    assertThatThrownBy(() -> PermissionRules.refuseNoBean(AdminPage.class))
        .hasMessage(
            "CSE-018 @RequiresPermission on AdminPage cannot be enforced: the class is not a CDI"
                + " bean. Add a scope, for example @RequestScoped");
    PermissionRules.refuseNoBean(Refusals.class);
  }

  private void inApplication(java.util.function.Consumer<WeldContainer> story) {
    new WeldApp(files, AdminPage.class, Refusals.class)
        .deployed(
            app -> {
              Instant now = Instant.now();
              app.select(AtlassianHosts.class)
                  .get()
                  .install(
                      tenant,
                      new TokenUse("0".repeat(64), "1".repeat(64), now, now.plusSeconds(60)));
              story.accept(app);
              return null;
            });
  }

  private static FakeResponse open(WeldContainer app) {
    try {
      return WeldApp.send(app, () -> app.select(AdminPage.class).get().list());
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private void callback(WeldContainer app, String event) {
    try {
      assertThat(atlassian.send(app, event, tenant).status()).isEqualTo(204);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private void assertDeploymentFails(Class<?> bean, String sentence) {
    assertThatThrownBy(() -> new WeldApp(files, bean).deployed(app -> null))
        .hasStackTraceContaining(sentence);
  }
}
