package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.internal.inbound.Caller;
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is handed to another thread is done for the caller who handed it over. */
final class HandOverTest {
  private static final Map<String, String> NO_PROPERTIES = Map.of();

  private final CallerContextProvider provider = new CallerContextProvider();
  private final AppFolder files;

  HandOverTest(@TempDir Path folder) {
    files = new AppFolder(folder).config().descriptor(AppFolder.PAGE_ONLY);
  }

  @Test
  void server_findsTheProviderByItself() {
    assertThat(ServiceLoader.load(ThreadContextProvider.class))
        .anyMatch(CallerContextProvider.class::isInstance);
    assertThat(provider.getThreadContextType()).isEqualTo("dev.connectsecurity.Caller");
  }

  @Test
  void snapshot_carriesTheCallerToAnotherThreadAndNoFurther() {
    inRequest(
        app -> {
          CurrentCaller current = app.select(CurrentCaller.class).get();
          ThreadContextSnapshot snapshot = provider.currentContext(NO_PROPERTIES);
          return elsewhere(
              () -> {
                assertNobody(current);
                ThreadContextRestorer restorer = snapshot.begin();
                assertThat(current.getName()).isEqualTo("alice");
                assertThat(current.accountId()).contains("alice");
                assertThat(current.host().clientKey()).isEqualTo("A");
                assertThat(current.scopes()).contains(ConnectScope.WRITE);
                assertThat(current.oauthScopes()).isEmpty();
                restorer.endContext();
                assertNobody(current);
                return null;
              });
        });
  }

  @Test
  void clearedContext_isNobodysEvenOnTheThreadOfARequest() {
    inRequest(
        app -> {
          CurrentCaller current = app.select(CurrentCaller.class).get();
          ThreadContextRestorer restorer = provider.clearedContext(NO_PROPERTIES).begin();
          assertNobody(current);
          restorer.endContext();
          assertThat(current.getName()).isEqualTo("alice");
          return null;
        });
  }

  @Test
  void snapshotOfNobody_staysNobodys() {
    new WeldApp(files)
        .deployed(
            app -> {
              CurrentCaller current = app.select(CurrentCaller.class).get();
              ThreadContextSnapshot snapshot = provider.currentContext(NO_PROPERTIES);
              WeldApp.install(app, ConnectScope.WRITE);
              WeldApp.send(
                  app,
                  () -> {
                    ThreadContextRestorer restorer = snapshot.begin();
                    assertNobody(current);
                    restorer.endContext();
                    assertThat(current.getName()).isEqualTo("alice");
                    return null;
                  });
              return null;
            });
  }

  @Test
  void nestedHandOvers_comeBackOneByOne() {
    inRequest(
        app -> {
          CurrentCaller current = app.select(CurrentCaller.class).get();
          Optional<Caller> alice = current.find();
          return elsewhere(
              () -> {
                Runnable outer = current.handOver(alice);
                Runnable inner = current.handOver(Optional.empty());
                assertNobody(current);
                Runnable innermost = current.handOver(alice);
                assertThat(current.getName()).isEqualTo("alice");
                innermost.run();
                assertNobody(current);
                inner.run();
                assertThat(current.getName()).isEqualTo("alice");
                outer.run();
                assertNobody(current);
                return null;
              });
        });
  }

  @Test
  void serverThreadOutsideAnyApplication_hasNothingToCarry() {
    ThreadContextRestorer restorer = provider.currentContext(NO_PROPERTIES).begin();
    restorer.endContext();

    assertThat(provider.clearedContext(NO_PROPERTIES)).isNotNull();
  }

  // Payara may ask the provider of one application on a thread of another.
  @Test
  void anotherApplication_hasNothingToCarry() {
    ConnectExtension ours = new ConnectExtension();
    Started.begin(ours);
    Weld weld = new Weld("another").disableDiscovery().addBeanClass(Another.class);
    try (WeldContainer container = weld.initialize()) {
      assertThat(container.isRunning()).isTrue();
      provider.currentContext(NO_PROPERTIES).begin().endContext();
      provider.clearedContext(NO_PROPERTIES).begin().endContext();
    } finally {
      Started.end(ours);
    }
  }

  /** A bean of an application without this library. */
  static class Another {}

  private void inRequest(WeldApp.Inside<?> action) {
    AtomicReference<Boolean> done = new AtomicReference<>(false);
    new WeldApp(files)
        .deployed(
            app -> {
              WeldApp.install(app, ConnectScope.WRITE);
              WeldApp.send(app, () -> run(action, app, done));
              return null;
            });
    assertThat(done.get()).isTrue();
  }

  private static Object run(
      WeldApp.Inside<?> action, WeldContainer app, AtomicReference<Boolean> done) throws Exception {
    Object result = action.in(app);
    done.set(true);
    return result;
  }

  private static Object elsewhere(Callable<?> action) {
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    return CompletableFuture.supplyAsync(
            () -> {
              Thread.currentThread().setContextClassLoader(application);
              try {
                return action.call();
              } catch (Exception failure) {
                throw new CompletionException(failure);
              }
            },
            command -> new Thread(command).start())
        .join();
  }

  private static void assertNobody(CurrentCaller current) {
    assertThatExceptionOfType(NotAuthenticatedException.class).isThrownBy(current::getName);
    assertThat(current.find()).isEmpty();
  }
}
