package dev.connectsecurity.internal.access;

import static dev.connectsecurity.ConnectScope.ADMIN;
import static dev.connectsecurity.ConnectScope.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.RequiresScope;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequiresScopeInterceptorTest {

  @Test
  void callerWithTheScope_proceeds() throws Exception {
    assertThat(call(Holding.of(ADMIN), new Bean(), method(Bean.class, "run")))
        .isEqualTo("proceeded");
  }

  @Test
  void callerWithoutTheScope_isDenied() {
    assertDenied("missing scope ADMIN", Holding.of(READ), new Bean(), method(Bean.class, "run"));
  }

  @Test
  void demandThatCannotBeFound_isMetByNobody() throws Exception {
    assertDenied(
        "missing scope",
        Holding.of(ConnectScope.values()),
        new Object(),
        method(Object.class, "hashCode"));
  }

  // Payara makes a servlet before the gate has seen the request that needs it.
  @ParameterizedTest
  @ValueSource(strings = {"init", "destroy", "getServletConfig", "getServletInfo"})
  void serversOwnCallOfAServlet_needsNoCaller(String name) throws Exception {
    assertThat(call(Holding.of(), new GuardedServlet(), method(GuardedServlet.class, name)))
        .isEqualTo("proceeded");
  }

  @Test
  void startOfAServlet_needsNoCaller() throws Exception {
    Method start = GuardedServlet.class.getMethod("init", ServletConfig.class);

    assertThat(call(Holding.of(), new GuardedServlet(), start)).isEqualTo("proceeded");
  }

  @Test
  void requestOfAServlet_isGuarded() throws Exception {
    Method service =
        GuardedServlet.class.getMethod("service", ServletRequest.class, ServletResponse.class);

    assertDenied("missing scope ADMIN", Holding.of(READ), new GuardedServlet(), service);
  }

  @Test
  void nobody_reachesNeitherBeanNorServlet() throws Exception {
    AtlassianPrincipal nobody = new Nobody();
    Method service =
        GuardedServlet.class.getMethod("service", ServletRequest.class, ServletResponse.class);

    assertThatExceptionOfType(NotAuthenticatedException.class)
        .isThrownBy(() -> call(nobody, new Bean(), method(Bean.class, "run")));
    assertThatExceptionOfType(NotAuthenticatedException.class)
        .isThrownBy(() -> call(nobody, new GuardedServlet(), service));
    assertThat(call(nobody, new GuardedServlet(), method(GuardedServlet.class, "destroy")))
        .isEqualTo("proceeded");
  }

  @Test
  void servletsOwnMethod_isGuarded() throws Exception {
    assertDenied(
        "missing scope ADMIN",
        Holding.of(READ),
        new GuardedServlet(),
        GuardedServlet.class.getMethod("init", String.class));
  }

  @Test
  void otherBeansMethodOfSuchAName_isGuarded() {
    assertDenied("missing scope ADMIN", Holding.of(READ), new Bean(), method(Bean.class, "init"));
  }

  private static void assertDenied(String message, Holding caller, Object target, Method method) {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> call(caller, target, method))
        .withMessage(message);
  }

  private static Object call(AtlassianPrincipal caller, Object target, Method method)
      throws Exception {
    return new RequiresScopeInterceptor(caller, new FakeRefusals()).guard(new Call(target, method));
  }

  private static Method method(Class<?> type, String name) {
    try {
      return type.getMethod(name);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /** Guarded as a whole. */
  @RequiresScope(ADMIN)
  public static class Bean {
    public void run() {}

    public void init() {}
  }

  /** Guarded as a whole. */
  @RequiresScope(ADMIN)
  public static class GuardedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    public void init(String ofItsOwn) {}

    @Override
    public void service(ServletRequest request, ServletResponse response) throws IOException {}
  }
}
