package dev.connectsecurity.internal.wiring;

import static dev.connectsecurity.ConnectScope.DELETE;
import static dev.connectsecurity.ConnectScope.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.GuardReport;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.RequiresScope;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import dev.connectsecurity.testing.FakeResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards in whole applications: alternatives, events, observers, the least scopes, the report. */
final class GuardsDeploymentTest {
  private static final String NO_SCOPES = "{\"name\": \"Hello\"}";
  private final AppFolder files;

  GuardsDeploymentTest(@TempDir Path folder) {
    files = new AppFolder(folder).config().descriptor(NO_SCOPES);
  }

  @ParameterizedTest
  @CsvSource({"WRITE, 200", "DELETE, 200", "READ, 403"})
  void alternatives_openToWhoeverMeetsOne(ConnectScope scope, int status) {
    app(
        app -> {
          assertThat(status(app, scope, () -> app.select(Either.class).get().call()))
              .isEqualTo(status);
          assertThat(status(app, scope, () -> app.select(InheritsEither.class).get().call()))
              .isEqualTo(status);
        },
        Either.class,
        InheritsEither.class);
  }

  @Test
  void refusal_reachesObserversOfBothKinds() {
    app(
        app -> {
          assertThat(status(app, READ, () -> app.select(Either.class).get().call())).isEqualTo(403);
          Observing observing = app.select(Observing.class).get();
          assertThat(observing.seen())
              .singleElement()
              .satisfies(
                  refusal -> {
                    assertThat(refusal.missing()).isEqualTo("missing scope WRITE");
                    assertThat(refusal.clientKey()).isEqualTo("A");
                    assertThat(refusal.accountId()).contains("alice");
                    assertThat(refusal.where()).isEqualTo("Either#call");
                  });
          assertThat(observing.later().get(30, TimeUnit.SECONDS).where()).isEqualTo("Either#call");
        },
        Either.class,
        Observing.class);
  }

  @Test
  void refusalByAServletsGuard_isTheSameEvent() {
    app(
        app -> {
          AccessRefused refusal =
              new AccessRefused(
                  dev.connectsecurity.Reason.MISSING_SCOPE,
                  "missing scope ADMIN",
                  "A",
                  java.util.Optional.empty(),
                  "Admin");
          app.select(House.class).get().tell(refusal);
          assertThat(app.select(Observing.class).get().seen()).containsExactly(refusal);
        },
        Observing.class);
  }

  @ParameterizedTest
  @CsvSource({"WRITE, 200, 1", "READ, 403, 0"})
  void guardedObserver_needsACallerWhereTheEventIsFired(
      ConnectScope scope, int status, int observed) {
    app(
        app -> {
          assertThat(status(app, scope, () -> fire(app))).isEqualTo(status);
          assertThatExceptionOfType(NotAuthenticatedException.class).isThrownBy(() -> fire(app));
          assertThat(app.select(GuardedObserver.class).get().count()).isEqualTo(observed);
        },
        GuardedObserver.class);
  }

  private static Object fire(WeldContainer app) {
    app.getBeanManager().getEvent().fire("something happened");
    return "fired";
  }

  @Test
  void guardedObserverOfRefusals_doesNotGoRoundInCircles() {
    app(
        app ->
            assertThat(status(app, READ, () -> app.select(Either.class).get().call()))
                .isEqualTo(403),
        Either.class,
        GuardedAudit.class);
  }

  @Test
  void callerWithAnOauthToken_isOpenWhereItsScopesAreNamed() {
    app(
        app -> {
          assertThat(app.select(ForOauth.class).get().open()).isEqualTo("open");
          assertThatExceptionOfType(AccessDeniedException.class)
              .isThrownBy(() -> app.select(ForOauth.class).get().more())
              .withMessage("missing scope write:jira-work");
          assertThatExceptionOfType(AccessDeniedException.class)
              .isThrownBy(() -> app.select(ForOauth.class).get().connect())
              .withMessage("missing scope: not open to OAuth callers");
        },
        ForOauth.class,
        OauthCaller.class);
  }

  @Test
  void descriptorWithoutScopes_isServedWithTheLeast() {
    app(
        app -> {
          Descriptor served = served(app);
          assertThat(served.scopes()).isEqualTo(Set.of(DELETE));
          assertThat(new String(served.json(), StandardCharsets.UTF_8))
              .contains("\"scopes\":[\"DELETE\"]");
        },
        Notes.ByMethod.class,
        Notes.ByClass.class,
        Notes.Inherited.class);
  }

  @Test
  void descriptorWithoutScopesAndGuards_isServedWithNone() {
    app(
        app ->
            assertThat(new String(served(app).json(), StandardCharsets.UTF_8))
                .contains("\"scopes\":[]"));
  }

  private static Descriptor served(WeldContainer app) {
    return Audit.finish(app.select(ConnectExtension.class).get()).orElseThrow();
  }

  // Nobody can reach what is no bean.
  @Test
  void classThatDoesNotBecomeABean_needsNoScope() {
    app(
        app -> {
          assertThat(served(app).scopes()).isEmpty();
          assertThat(app.select(ConnectExtension.class).get().isBean(NoConstructor.class))
              .isFalse();
        },
        NoConstructor.class);
  }

  @Test
  void declaredScopeThatNothingDemands_isWarnedOf() {
    files.descriptor(AppFolder.PAGE_ONLY.replace("\"WRITE\"", "\"WRITE\", \"ACT_AS_USER\""));
    try (LogCapture log = new LogCapture(Audit.class)) {
      app(GuardsDeploymentTest::served, Either.class);

      assertThat(log.warnings())
          .containsExactly(
              "CSE-009 META-INF/atlassian-connect.json declares ACT_AS_USER, which no"
                  + " @RequiresScope demands. Leave out what the app does not need for its calls"
                  + " either");
    }
  }

  @Test
  void report_canBeInjected() {
    app(
        app ->
            assertThat(app.select(Auditor.class).get().report().guards())
                .containsExactly(
                    new GuardReport.Guard(Auditor.class.getName(), "administer", "scope DELETE"),
                    new GuardReport.Guard(
                        Either.class.getName(), "*", "scope WRITE or scope read:me")),
        Either.class,
        Auditor.class);
  }

  @Test
  void emptyDemand_failsTheDeployment() {
    assertThatThrownBy(() -> app(app -> {}, Empty.class))
        .hasStackTraceContaining(
            "CSE-007 @RequiresScope on Empty#call cannot be enforced: it names no scope. Name one,"
                + " ConnectScope.NONE for every Connect caller");
  }

  private void app(Action action, Class<?>... beans) {
    new WeldApp(files, beans)
        .deployed(
            app -> {
              action.in(app);
              return null;
            });
  }

  private static int status(
      WeldContainer app, ConnectScope scope, java.util.concurrent.Callable<?> call)
      throws Exception {
    WeldApp.install(app, scope);
    FakeResponse response = WeldApp.send(app, call);
    return response.status();
  }

  /** What is done in an application. */
  interface Action {
    void in(WeldContainer app) throws Exception;
  }

  /** Open to two kinds of caller. */
  @ApplicationScoped
  @RequiresScope(ConnectScope.WRITE)
  @RequiresScope(oauth = "read:me")
  @Typed(Either.class)
  static class Either {
    public String call() {
      return "called";
    }
  }

  /** Open to the same by inheritance. */
  @ApplicationScoped
  @Typed(InheritsEither.class)
  static class InheritsEither extends Either {}

  /** Observes in both ways. */
  @ApplicationScoped
  static class Observing {
    private final List<AccessRefused> seen = new ArrayList<>();
    private final CompletableFuture<AccessRefused> later = new CompletableFuture<>();

    void now(@Observes AccessRefused refusal) {
      seen.add(refusal);
    }

    void later(@ObservesAsync AccessRefused refusal) {
      later.complete(refusal);
    }

    List<AccessRefused> seen() {
      return seen;
    }

    CompletableFuture<AccessRefused> later() {
      return later;
    }
  }

  /** Counts what it may observe. */
  @ApplicationScoped
  static class GuardedObserver {
    private int count;

    @RequiresScope(ConnectScope.WRITE)
    public void on(@Observes String event) {
      count++;
    }

    int count() {
      return count;
    }
  }

  /** Would like to be an audit trail, but nobody who is refused may write it. */
  @ApplicationScoped
  static class GuardedAudit {
    @RequiresScope(ConnectScope.DELETE)
    public void on(@Observes AccessRefused refusal) {}
  }

  /** Serves callers with an OAuth token. */
  @ApplicationScoped
  static class ForOauth {
    @RequiresScope(value = ConnectScope.READ, oauth = "read:jira-work")
    public String open() {
      return "open";
    }

    @RequiresScope(oauth = {"read:jira-work", "write:jira-work"})
    public void more() {}

    @RequiresScope(ConnectScope.NONE)
    public void connect() {}
  }

  /** A caller whom no gate lets in yet. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class OauthCaller {
    @Produces
    @ApplicationScoped
    @Typed(AtlassianPrincipal.class)
    AtlassianPrincipal caller() {
      return new OauthPrincipal(Set.of("read:jira-work"));
    }
  }

  /** Asks for the report. */
  @ApplicationScoped
  static class Auditor {
    private final GuardReport report;

    Auditor() {
      this(null);
    }

    @Inject
    Auditor(GuardReport report) {
      this.report = report;
    }

    GuardReport report() {
      return report;
    }

    @RequiresScope(ConnectScope.DELETE)
    public void administer() {}
  }

  /** No bean: CDI cannot make it. */
  @RequiresScope(ConnectScope.ADMIN)
  static class NoConstructor {
    NoConstructor(int number) {}
  }

  /** A mistake. */
  @ApplicationScoped
  static class Empty {
    @RequiresScope({})
    public void call() {}
  }
}
