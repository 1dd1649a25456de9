package dev.connectsecurity.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Product;
import dev.connectsecurity.RequiresAdministrator;
import dev.connectsecurity.testing.FakeProduct;
import dev.connectsecurity.testing.FakeRequest;
import jakarta.servlet.http.HttpServlet;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PermissionServletGuardTest {
  private static final String CHECK = "POST /rest/api/3/permissions/check";

  @RequiresAdministrator
  @SuppressWarnings("serial")
  static class AdminServlet extends HttpServlet {}

  @SuppressWarnings("serial")
  static class OpenServlet extends HttpServlet {}

  private final FakeProduct jira = new FakeProduct(Product.JIRA);
  private final AtomicInteger passed = new AtomicInteger();
  private final PermissionGuard guard =
      new PermissionGuard(jira.client(), Duration.ofMinutes(1), 10, () -> 0, refused -> {});

  @AfterEach
  void close() {
    jira.close();
  }

  @Test
  void administrator_passes() throws Exception {
    jira.on(CHECK, "{'globalPermissions':['ADMINISTER']}");
    call(User.alice(jira.host()));

    assertThat(passed).hasValue(1);
  }

  @Test
  void otherUser_isDenied() {
    jira.on(CHECK, "{'globalPermissions':[]}");

    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> call(User.alice(jira.host())));
    assertThat(passed).hasValue(0);
  }

  @Test
  void stranger_isNotAuthenticated() {
    assertThatExceptionOfType(NotAuthenticatedException.class)
        .isThrownBy(() -> call(() -> "container user"));
    assertThatExceptionOfType(NotAuthenticatedException.class).isThrownBy(() -> call(null));
    assertThat(passed).hasValue(0);
  }

  @Test
  void servletWithoutDemand_hasNoGuard() {
    assertThat(PermissionServletGuard.of(OpenServlet.class, guard)).isEmpty();
  }

  private void call(Principal caller) throws Exception {
    PermissionServletGuard.of(AdminServlet.class, guard)
        .orElseThrow()
        .doFilter(
            FakeRequest.get("/admin").userPrincipal(caller).asServletRequest(),
            null,
            (request, response) -> passed.incrementAndGet());
  }
}
