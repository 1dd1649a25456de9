package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.Product;
import dev.connectsecurity.RequiresAdministrator;
import dev.connectsecurity.internal.access.PermissionGuard;
import dev.connectsecurity.internal.access.PermissionServletGuard;
import dev.connectsecurity.testing.FakeProduct;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PermissionServletGuardsTest {

  @WebServlet(name = "admin")
  @RequiresAdministrator
  @SuppressWarnings("serial")
  static class AdminServlet extends HttpServlet {}

  @SuppressWarnings("serial")
  static class OpenServlet extends HttpServlet {}

  @SuppressWarnings("serial")
  static class ByMethod extends HttpServlet {
    @RequiresAdministrator
    @Override
    public void destroy() {}
  }

  private final FakeProduct jira = new FakeProduct(Product.JIRA);
  private final PermissionGuard guard =
      new PermissionGuard(jira.client(), Duration.ofMinutes(1), 10, () -> 0, refused -> {});
  private final List<Object> calls = new ArrayList<>();
  private final FilterRegistration.Dynamic registration =
      (FilterRegistration.Dynamic) recording(FilterRegistration.Dynamic.class);
  private final ServletContext context = (ServletContext) recording(ServletContext.class);

  @AfterEach
  void close() {
    jira.close();
  }

  @Test
  void guardedServlet_hasAFilterOfItsOwnInEveryDispatch() {
    PermissionServletGuards.register(AdminServlet.class, guard, context);

    assertThat(calls)
        .contains(
            "connect-security-permission-guard " + AdminServlet.class.getName(),
            EnumSet.allOf(DispatcherType.class),
            List.of("admin"))
        .hasAtLeastOneElementOfType(PermissionServletGuard.class);
  }

  @Test
  void openServlet_hasNone() {
    PermissionServletGuards.register(OpenServlet.class, guard, context);

    assertThat(calls).isEmpty();
  }

  @Test
  void demandOnAMethodOfAServlet_failsTheDeployment() {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> PermissionRules.check(ByMethod.class, true))
        .withMessage(
            "CSE-018 @RequiresPermission on ByMethod#destroy cannot be enforced: a servlet is"
                + " guarded as a whole. Put it on the class");
    assertThat(calls).isEmpty();
  }

  /** Remembers every argument. */
  private Object recording(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          for (Object argument : arguments == null ? new Object[0] : arguments) {
            calls.add(argument instanceof String[] names ? List.of(names) : argument);
          }
          if (method.getReturnType() == Map.class) {
            return Map.of();
          }
          return method.getReturnType() == FilterRegistration.Dynamic.class ? registration : null;
        });
  }
}
