package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.TokenUse;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import dev.connectsecurity.testing.TokenBuilder;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * A whole application in a CDI container: this jar as its class path brings it, and a few beans.
 *
 * <p>Only the server's half is a fake: requests, and the bean that stands for the current one.
 */
final class WeldApp {
  private static final String SECRET = "a-secret-of-tenant-A-that-is-long-enough";
  private final AppFolder files;
  private final Class<?>[] beans;

  WeldApp(AppFolder files, Class<?>... beans) {
    this.files = files;
    this.beans = beans;
  }

  /** Deploys the application, does something in it and undeploys it. */
  <T> T deployed(Inside<T> action) {
    return files.inside(
        () -> {
          try (WeldContainer container = deploy()) {
            return action.in(container);
          }
        });
  }

  /** Deploys the application in the current class loader; whoever closes the container ends it. */
  WeldContainer deploy() {
    Weld weld = new Weld(UUID.randomUUID().toString());
    return weld.addBeanClasses(beans).addBeanClass(CurrentRequest.class).initialize();
  }

  /** Installs tenant A with the scopes in the application's store. */
  static void install(WeldContainer container, ConnectScope... scopes) {
    AtlassianHost tenant =
        new AtlassianHost(
            "A",
            Product.JIRA,
            URI.create("https://acme.atlassian.net"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Secret.of(SECRET),
            Set.of(scopes),
            HostStatus.ENABLED);
    Instant now = Instant.now();
    container
        .select(AtlassianHosts.class)
        .get()
        .install(tenant, new TokenUse("0".repeat(64), "1".repeat(64), now, now.plusSeconds(60)));
  }

  /** Sends tenant A's request for the page through the gate; the action runs behind it. */
  static FakeResponse send(WeldContainer container, Callable<?> action) throws Exception {
    Instant now = Instant.now();
    String token =
        TokenBuilder.hs256(SECRET)
            .claim("iss", "A")
            .claim("sub", "alice")
            .claim("qsh", CanonicalRequest.of("GET", "/page", null).hash())
            .issuedAt(now)
            .validFor(Duration.ofMinutes(3))
            .sign();
    return send(
        container, FakeRequest.get("/app/page").header("Authorization", "JWT " + token), action);
  }

  /** Sends a request through the gate. */
  static FakeResponse send(WeldContainer container, FakeRequest request, Callable<?> action)
      throws Exception {
    FakeResponse response = new FakeResponse();
    container
        .select(House.class)
        .get()
        .doorsAt("/app", container.select(ConnectExtension.class).get().deployment().descriptor())
        .gate()
        .orElseThrow()
        .doFilter(
            request.contextPath("/app").asServletRequest(),
            response.asServletResponse(),
            (passed, answer) -> CurrentRequest.during(container, passed, action));
    return response;
  }

  /** What is done in a deployed application. */
  interface Inside<T> {
    T in(WeldContainer container) throws Exception;
  }

  /** The container's own bean, which a server would bring. */
  static class CurrentRequest {
    private static final AtomicReference<HttpServletRequest> CURRENT = new AtomicReference<>();

    static void during(WeldContainer container, Object request, Callable<?> action) {
      Runnable end = begin(container, (HttpServletRequest) request);
      try {
        action.call();
      } catch (RuntimeException failure) {
        throw failure;
      } catch (Exception failure) {
        throw new AssertionError(failure);
      } finally {
        end.run();
      }
    }

    /** Begins a request on this thread, which runs until the returned action is run on it. */
    static Runnable begin(WeldContainer container, HttpServletRequest request) {
      RequestContextController context = container.select(RequestContextController.class).get();
      CURRENT.set(request);
      context.activate();
      return () -> {
        context.deactivate();
        CURRENT.set(null);
      };
    }

    @jakarta.enterprise.inject.Produces
    @jakarta.enterprise.context.RequestScoped
    static HttpServletRequest current() {
      return CURRENT.get();
    }
  }
}
