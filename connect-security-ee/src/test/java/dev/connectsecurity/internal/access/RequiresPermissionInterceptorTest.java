package dev.connectsecurity.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.PermissionLevel;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.RequiresAdministrator;
import dev.connectsecurity.RequiresPermission;
import dev.connectsecurity.RequiresScope;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.testing.FakeProduct;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.PathParam;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The interceptor in a CDI container, with a product on loopback. */
final class RequiresPermissionInterceptorTest {
  private static final String CHECK = "POST /rest/api/3/permissions/check";

  @ApplicationScoped
  @RequiresAdministrator
  static class AdminPage {
    String list() {
      return "all";
    }

    @RequiresPermission(jira = "EDIT_ISSUES", level = PermissionLevel.ISSUE, parameter = "issue")
    String edit(String text, @PathParam("issue") String key) {
      return key;
    }
  }

  @Dependent
  @Typed(Derived.class)
  static class Derived extends AdminPage {}

  @Stereotype
  @RequiresAdministrator
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface ForAdministrators {}

  @ForAdministrators
  @Dependent
  static class ByStereotype {
    String list() {
      return "all";
    }
  }

  @ApplicationScoped
  static class Service {
    String open() {
      return "open";
    }

    @RequiresScope(ConnectScope.DELETE)
    @RequiresAdministrator
    String both() {
      return "both";
    }
  }

  @Dependent
  @RequiresAdministrator
  @SuppressWarnings("serial")
  static class AdminServlet extends HttpServlet {
    @Override
    public void destroy() {}

    public String own() {
      return "all";
    }
  }

  /** Whoever the test says, or nobody. */
  record Current(AtomicReference<AtlassianPrincipal> caller) implements AtlassianPrincipal {
    private AtlassianPrincipal get() {
      return Optional.ofNullable(caller.get())
          .orElseThrow(() -> new NotAuthenticatedException(Reason.MISSING, "nobody"));
    }

    @Override
    public String getName() {
      return get().getName();
    }

    @Override
    public Optional<String> accountId() {
      return get().accountId();
    }

    @Override
    public AtlassianHost host() {
      return get().host();
    }

    @Override
    public Set<ConnectScope> scopes() {
      return get().scopes();
    }
  }

  private final FakeProduct jira = new FakeProduct(Product.JIRA);
  private final AtomicReference<AtlassianPrincipal> caller =
      new AtomicReference<>(User.alice(jira.host()));
  private final List<AccessRefused> refusals = new CopyOnWriteArrayList<>();
  private final WeldContainer container = start();

  @AfterEach
  void close() {
    container.close();
    jira.close();
  }

  @Test
  void administrator_runsTheMethod() {
    jira.on(CHECK, "{'globalPermissions':['ADMINISTER']}");

    assertThat(page().list()).isEqualTo("all");
    assertThat(bean(Derived.class).list()).isEqualTo("all");
    assertThat(bean(ByStereotype.class).list()).isEqualTo("all");
  }

  @Test
  void otherUser_isDeniedOnEveryKindOfBean() {
    jira.on(CHECK, "{'globalPermissions':[]}");

    assertDenied(() -> page().list());
    assertDenied(() -> bean(Derived.class).list());
    assertDenied(() -> bean(ByStereotype.class).list());
    assertThat(refusals)
        .extracting(AccessRefused::where)
        .containsExactly("AdminPage#list", "AdminPage#list", "ByStereotype#list");
    assertThat(bean(Service.class).open()).isEqualTo("open");
  }

  @Test
  void methodsOwnDemand_replacesThatOfTheClass() {
    jira.on("GET /rest/api/3/issue/ACME-1?fields=id", "{'id':'7'}")
        .on(CHECK, "{'projectPermissions':[{'permission':'EDIT_ISSUES','issues':[7]}]}");

    assertThat(page().edit("x", "ACME-1")).isEqualTo("ACME-1");
    assertDenied(() -> page().edit("ACME-1", "../ACME-1"));
    assertDenied(() -> page().edit("ACME-1", null));
  }

  @Test
  void nobody_isNotAuthenticated() {
    caller.set(null);

    assertThatExceptionOfType(NotAuthenticatedException.class).isThrownBy(() -> page().list());
    assertThat(jira.calls()).isEmpty();
  }

  @Test
  void serversOwnCallsOfAServlet_needNoCaller() throws Exception {
    caller.set(null);
    AdminServlet servlet = bean(AdminServlet.class);

    servlet.init();
    servlet.destroy();
    assertThatExceptionOfType(NotAuthenticatedException.class).isThrownBy(servlet::own);
    assertThatExceptionOfType(NotAuthenticatedException.class)
        .isThrownBy(
            () ->
                servlet.service(
                    FakeRequest.get("/x").asServletRequest(),
                    new FakeResponse().asServletResponse()));
  }

  @Test
  void productThatIsDown_isUnavailable() {
    jira.always(503, "");

    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> page().list());
  }

  @Test
  void missingScope_isToldBeforeTheProductIsAsked() {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> bean(Service.class).both())
        .withMessage("missing scope DELETE");
    assertThat(jira.calls()).isEmpty();
  }

  private static void assertDenied(Runnable call) {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(call::run)
        .withMessageStartingWith("missing permission ");
  }

  private AdminPage page() {
    return bean(AdminPage.class);
  }

  private <T> T bean(Class<T> type) {
    return container.select(type).get();
  }

  private WeldContainer start() {
    PermissionGuard guard =
        new PermissionGuard(jira.client(), Duration.ofMinutes(1), 100, () -> 0, refusals::add);
    return new Weld()
        .disableDiscovery()
        .addExtension(new Given(new Current(caller), guard))
        .beanClasses(
            AdminPage.class,
            Derived.class,
            ByStereotype.class,
            Service.class,
            AdminServlet.class,
            ScopeGuard.class,
            RequiresScopeInterceptor.class,
            RequiresPermissionInterceptor.class)
        .initialize();
  }

  /** Beans that the mains make in a server. */
  record Given(AtlassianPrincipal caller, PermissionGuard guard) implements Extension {

    void add(@Observes AfterBeanDiscovery discovery) {
      discovery
          .addBean()
          .addType(AtlassianPrincipal.class)
          .scope(ApplicationScoped.class)
          .createWith(context -> caller);
      discovery
          .addBean()
          .addType(PermissionGuard.class)
          .scope(Singleton.class)
          .createWith(context -> guard);
    }
  }
}
