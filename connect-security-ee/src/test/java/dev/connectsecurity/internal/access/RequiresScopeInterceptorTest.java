package dev.connectsecurity.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.RequiresScope;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequiresScopeInterceptorTest {

  private static final String DONE = "done";

  @Test
  void callerWithTheScope_proceeds() throws Exception {
    assertThat(guard(Set.of(ConnectScope.WRITE), call(new Service(), "write"))).isEqualTo(DONE);
  }

  @Test
  void callerWithoutTheScope_isDenied() {
    assertThatThrownBy(() -> guard(Set.of(ConnectScope.READ), call(new Service(), "write")))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("missing scope WRITE");
  }

  @Test
  void servletWithoutACaller_isStartedAndStoppedByItsContainer() throws Exception {
    assertThat(guard(null, call(new Page(), "init", ServletConfig.class))).isEqualTo(DONE);
    assertThat(guard(null, call(new Page(), "destroy"))).isEqualTo(DONE);
  }

  @Test
  void servletWithoutACaller_servesNoRequest() {
    assertThatThrownBy(
            () ->
                guard(
                    null, call(new Page(), "service", ServletRequest.class, ServletResponse.class)))
        .isInstanceOf(NotAuthenticatedException.class);
  }

  @Test
  void beanWithoutACaller_isNotCalled() {
    assertThatThrownBy(() -> guard(null, call(new Service(), "write")))
        .isInstanceOf(NotAuthenticatedException.class);
  }

  private static Object guard(Set<ConnectScope> held, InvocationContext context) throws Exception {
    return new RequiresScopeInterceptor(guard(held)).guard(context);
  }

  private static ScopeGuard guard(Set<ConnectScope> held) {
    AtlassianPrincipal caller = held == null ? new Nobody() : new Holding(held, Set.of());
    return new ScopeGuard(caller, (AccessRefused refusal) -> {});
  }

  private static InvocationContext call(Object target, String method, Class<?>... parameters)
      throws NoSuchMethodException {
    return new Invocation(target, target.getClass().getMethod(method, parameters));
  }

  /** A bean of the application. */
  @RequiresScope(ConnectScope.WRITE)
  public static class Service {
    /** Writes. */
    public void write() {}
  }

  /** A servlet of the application. */
  @RequiresScope(ConnectScope.WRITE)
  @SuppressWarnings("serial")
  public static class Page extends HttpServlet {}

  private record Invocation(Object target, Method method) implements InvocationContext {

    @Override
    public Object getTarget() {
      return target;
    }

    @Override
    public Object getTimer() {
      return null;
    }

    @Override
    public Method getMethod() {
      return method;
    }

    @Override
    public Constructor<?> getConstructor() {
      return null;
    }

    @Override
    public Object[] getParameters() {
      return new Object[0];
    }

    @Override
    public void setParameters(Object[] parameters) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> getContextData() {
      return Map.of();
    }

    @Override
    public Object proceed() {
      return DONE;
    }
  }
}
