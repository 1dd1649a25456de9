package dev.connectsecurity.internal.access;

import static dev.connectsecurity.ConnectScope.ADMIN;
import static dev.connectsecurity.ConnectScope.NONE;
import static dev.connectsecurity.ConnectScope.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.RequiresScope;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ServletGuardTest {
  private final List<AccessRefused> told = new ArrayList<>();
  private final ServletGuard guard = ServletGuard.of(AdminServlet.class, told::add).orElseThrow();
  private final List<ServletRequest> passed = new ArrayList<>();

  @Test
  void servletWithoutDemand_hasNoGuard() {
    assertThat(ServletGuard.of(PlainServlet.class, told::add)).isEmpty();
  }

  @Test
  void onlyWhatServersCallForThemselves_isHousekeeping() {
    assertThat(housekeeping(new AdminServlet()))
        .contains("init", "destroy", "getServletConfig")
        .doesNotContain("service", "doGet", "doPost");
    assertThat(housekeeping("no servlet")).isEmpty();
  }

  private static Set<String> housekeeping(Object target) {
    return Stream.of(GenericServlet.class, HttpServlet.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> ServletLife.isPartOf(method, target))
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  @Test
  void stereotypeAndSuperclass_guardToo() {
    assertThat(ServletGuard.of(StereotypedServlet.class, told::add)).isPresent();
    assertThat(ServletGuard.of(SubServlet.class, told::add)).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void callerWithTheScope_passesHoweverTheServletIsReached(DispatcherType type) throws Exception {
    FakeRequest request =
        FakeRequest.get("/admin").dispatcherType(type).userPrincipal(Holding.of(NONE, ADMIN));

    send(request);

    assertThat(passed).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void callerWithoutTheScope_isDeniedHoweverTheServletIsReached(DispatcherType type) {
    FakeRequest request =
        FakeRequest.get("/admin").dispatcherType(type).userPrincipal(Holding.of(READ));

    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> send(request))
        .withMessage("missing scope ADMIN")
        .satisfies(denied -> assertThat(denied.reason()).isEqualTo(Reason.MISSING_SCOPE));
    assertThat(passed).isEmpty();
    assertThat(told)
        .containsExactly(
            new AccessRefused(
                Reason.MISSING_SCOPE,
                "missing scope ADMIN",
                "A",
                Optional.of("alice"),
                "AdminServlet"));
  }

  @Test
  void nobody_isNotAuthenticated() {
    assertNotAuthenticated(FakeRequest.get("/admin"));
  }

  @Test
  void callerOfAnotherAuthentication_isNotAuthenticated() {
    Principal foreign = () -> "root";

    assertNotAuthenticated(FakeRequest.get("/admin").userPrincipal(foreign));
  }

  private void assertNotAuthenticated(FakeRequest request) {
    assertThatExceptionOfType(NotAuthenticatedException.class)
        .isThrownBy(() -> send(request))
        .withMessage("the request has no authenticated caller")
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.MISSING));
    assertThat(passed).isEmpty();
  }

  private void send(FakeRequest request) throws IOException, ServletException {
    guard.doFilter(
        request.asServletRequest(),
        new FakeResponse().asServletResponse(),
        (req, res) -> passed.add(req));
  }

  private abstract static class Testing extends HttpServlet {
    private static final long serialVersionUID = 1L;
  }

  private static class PlainServlet extends Testing {
    private static final long serialVersionUID = 1L;
  }

  @RequiresScope(ADMIN)
  private static class AdminServlet extends Testing {
    private static final long serialVersionUID = 1L;
  }

  private static class SubServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;
  }

  @AdminOnly
  private static class StereotypedServlet extends Testing {
    private static final long serialVersionUID = 1L;
  }
}
