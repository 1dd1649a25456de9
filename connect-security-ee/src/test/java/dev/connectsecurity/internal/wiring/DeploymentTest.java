package dev.connectsecurity.internal.wiring;

import static dev.connectsecurity.ConnectScope.DELETE;
import static dev.connectsecurity.ConnectScope.READ;
import static dev.connectsecurity.ConnectScope.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.RequestRejected;
import dev.connectsecurity.SessionTokens;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.TokenUse;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Alternative;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole applications: configuration, descriptor, beans, and requests through the gate. */
final class DeploymentTest {
  private static final Class<?>[] NOTES = {
    Notes.ByMethod.class,
    Notes.ByClass.class,
    Notes.Inherited.class,
    Notes.InheritsMethods.class,
    Notes.ByStereotype.class
  };

  private final AppFolder files;

  DeploymentTest(@TempDir Path folder) {
    files =
        new AppFolder(folder).config().descriptor(AppFolder.PAGE_ONLY.replace("WRITE", "DELETE"));
  }

  static Stream<Arguments> guards() {
    return Stream.of(
        guard("by method", WRITE, app -> app.select(Notes.ByMethod.class).get().write()),
        guard("by stronger method", DELETE, app -> app.select(Notes.ByMethod.class).get().delete()),
        guard("by class", DELETE, app -> exactly(app, Notes.ByClass.class).delete()),
        guard("method before class", READ, app -> exactly(app, Notes.ByClass.class).read()),
        guard("by inherited class", DELETE, app -> app.select(Notes.Inherited.class).get().more()),
        guard("inherited method", DELETE, app -> app.select(Notes.Inherited.class).get().delete()),
        guard("inherited demand", READ, app -> app.select(Notes.Inherited.class).get().read()),
        guard("of a base", DELETE, app -> app.select(Notes.InheritsMethods.class).get().guarded()),
        guard("by stereotype", WRITE, app -> app.select(Notes.ByStereotype.class).get().own()),
        guard(
            "by stereotype, inherited",
            WRITE,
            app -> app.select(Notes.ByStereotype.class).get().plain()),
        guard(
            "method before stereotype",
            DELETE,
            app -> app.select(Notes.ByStereotype.class).get().guarded()));
  }

  private static Arguments guard(
      String name, ConnectScope scope, Function<WeldContainer, String> call) {
    return Arguments.of(name, scope, call);
  }

  private static Notes.ByClass exactly(WeldContainer app, Class<Notes.ByClass> type) {
    return app.select(type).stream()
        .filter(bean -> !(bean instanceof Notes.Inherited))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("guards")
  void guardedMethod_runsWithItsScopeAndNotWithout(
      String name, ConnectScope scope, Function<WeldContainer, String> call) {
    new WeldApp(files, NOTES)
        .deployed(
            app -> {
              WeldApp.install(app, scope);
              AtomicReference<String> answer = new AtomicReference<>();
              FakeResponse allowed = WeldApp.send(app, () -> answer.getAndSet(call.apply(app)));
              assertThat(allowed.status()).isEqualTo(200);
              assertThat(answer.get()).isNotEmpty();
              return null;
            });
    new WeldApp(files, NOTES)
        .deployed(
            app -> {
              WeldApp.install(app, weakerThan(scope));
              List<Throwable> denied = new ArrayList<>();
              FakeResponse refused =
                  WeldApp.send(
                      app,
                      () -> {
                        try {
                          return call.apply(app);
                        } catch (AccessDeniedException e) {
                          denied.add(e);
                          throw e;
                        }
                      });
              assertThat(denied).singleElement().asString().contains("missing scope " + scope);
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.body()).contains("\"detail\":\"missing scope " + scope + "\"");
              return null;
            });
  }

  private static ConnectScope weakerThan(ConnectScope scope) {
    return ConnectScope.values()[scope.ordinal() - 1];
  }

  @Test
  void guardedMethodWithoutCaller_isNotAuthenticated() {
    new WeldApp(files, NOTES)
        .deployed(
            app -> {
              Notes.ByMethod bean = app.select(Notes.ByMethod.class).get();
              assertThat(bean.open()).isEqualTo("open");
              assertThatExceptionOfType(NotAuthenticatedException.class)
                  .isThrownBy(bean::write)
                  .withMessage("no authenticated caller on this thread");
              return null;
            });
  }

  @Test
  void guardedMethodOnAPublicPath_isNotAuthenticated() {
    files.config("atlassian.connect.public-paths=/public/*");
    new WeldApp(files, NOTES)
        .deployed(
            app -> {
              FakeResponse response =
                  WeldApp.send(
                      app,
                      FakeRequest.get("/app/public/x"),
                      () -> app.select(Notes.ByMethod.class).get().write());
              assertThat(response.status()).isEqualTo(401);
              return null;
            });
  }

  @Test
  void injectedBeans_workForTheCurrentCaller() {
    new WeldApp(files)
        .deployed(
            app -> {
              WeldApp.install(app, WRITE);
              AtlassianPrincipal caller = app.select(AtlassianPrincipal.class).get();
              SessionTokens tokens = app.select(SessionTokens.class).get();
              AtlassianClient client = app.select(AtlassianClient.class).get();
              FakeResponse response =
                  WeldApp.send(
                      app,
                      () -> {
                        assertThat(caller.getName()).isEqualTo("alice");
                        assertThat(caller.accountId()).contains("alice");
                        assertThat(caller.host().clientKey()).isEqualTo("A");
                        assertThat(caller.scopes()).containsExactly(ConnectScope.NONE, READ, WRITE);
                        assertThat(tokens.issue().reveal().split("\\.")).hasSize(3);
                        assertThat(client.asApp().getUri())
                            .hasToString("https://acme.atlassian.net");
                        return null;
                      });
              assertThat(response.status()).isEqualTo(200);
              assertThatExceptionOfType(NotAuthenticatedException.class)
                  .isThrownBy(caller::getName);
              assertThatExceptionOfType(NotAuthenticatedException.class).isThrownBy(client::asApp);
              assertThatExceptionOfType(NotAuthenticatedException.class).isThrownBy(tokens::issue);
              return null;
            });
  }

  @Test
  void rejection_reachesObserversOfBothKinds() {
    new WeldApp(files, Observing.class)
        .deployed(
            app -> {
              FakeResponse response =
                  WeldApp.send(app, FakeRequest.get("/app/page"), () -> "unreached");
              assertThat(response.status()).isEqualTo(401);
              Observing observing = app.select(Observing.class).get();
              assertThat(observing.now().path()).isEqualTo("/app/page");
              assertThat(observing.later().get(30, TimeUnit.SECONDS).path()).isEqualTo("/app/page");
              return null;
            });
  }

  @Test
  void alternativeStore_replacesThatOfTheLibrary() {
    files.config("atlassian.store.type=jdbc", "atlassian.store.datasource=java:app/no/such");
    new WeldApp(files, OwnStore.class)
        .deployed(
            app -> {
              assertThat(app.select(AtlassianHosts.class).get().find("A")).isEmpty();
              FakeResponse response = WeldApp.send(app, () -> "unreached");
              assertThat(response.status()).isEqualTo(401);
              assertThat(app.select(OwnStore.class).get().asked()).contains("A");
              return null;
            });
  }

  @Test
  void scopeThatTheDescriptorDoesNotDeclare_failsTheDeployment() {
    assertDeploymentFails(
        "CSE-008 @RequiresScope on Undeclared#administer demands ADMIN, which nobody can hold:"
            + " META-INF/atlassian-connect.json declares DELETE."
            + " Add: \"scopes\": [\"ADMIN\", \"DELETE\"]",
        Notes.Undeclared.class);
  }

  @Test
  void privateMethod_failsTheDeployment() {
    assertDeploymentFails(
        "CSE-007 @RequiresScope on Private#hidden cannot be enforced: the method is private."
            + " Make it a non-private, non-final instance method of a non-final CDI bean",
        Notes.Private.class);
  }

  @Test
  void inheritedFinalMethod_failsTheDeployment() {
    assertDeploymentFails(
        "CSE-007 @RequiresScope on InheritsFinal#open cannot be enforced: the method is final."
            + " Make it a non-private, non-final instance method of a non-final CDI bean",
        Notes.InheritsFinal.class);
  }

  @Test
  void configurationThatIsWrong_failsTheDeployment() {
    files.config("atlassian.connect.leeway=30");

    assertDeploymentFails("CSE-016 atlassian.connect.leeway is '30' (from ");
  }

  @Test
  void hostThatCannotBeAllowed_failsTheDeployment() {
    files.config("atlassian.connect.allowed-hosts=http://example.com");

    new WeldApp(files)
        .deployed(
            app -> {
              assertThatThrownBy(() -> app.select(House.class).get())
                  .hasStackTraceContaining("CSE-016 atlassian.connect.allowed-hosts: ");
              return null;
            });
  }

  private void assertDeploymentFails(String sentence, Class<?>... beans) {
    assertThatThrownBy(() -> new WeldApp(files, beans).deployed(app -> null))
        .hasStackTraceContaining(sentence);
  }

  /** Observes in both ways. */
  @ApplicationScoped
  static class Observing {
    private final AtomicReference<RequestRejected> now = new AtomicReference<>();
    private final CompletableFuture<RequestRejected> later = new CompletableFuture<>();

    void now(@Observes RequestRejected rejected) {
      now.set(rejected);
    }

    void later(@ObservesAsync RequestRejected rejected) {
      later.complete(rejected);
    }

    RequestRejected now() {
      return now.get();
    }

    CompletableFuture<RequestRejected> later() {
      return later;
    }
  }

  /** A store that an application brings. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class OwnStore implements AtlassianHosts {
    private final List<String> asked = new ArrayList<>();

    @Override
    public Optional<AtlassianHost> find(String clientKey) {
      asked.add(clientKey);
      return Optional.empty();
    }

    @Override
    public Installation install(AtlassianHost host, TokenUse token) {
      return Installation.of(Change.NOTHING);
    }

    @Override
    public Change uninstall(String clientKey, TokenUse token) {
      return Change.NOTHING;
    }

    @Override
    public Change setEnabled(String clientKey, boolean enabled) {
      return Change.NOTHING;
    }

    List<String> asked() {
      return asked;
    }
  }
}
