package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.FakeRequest;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CurrentCallerTest {

  private static final String NOBODY = "no authenticated caller on this thread";

  static Stream<Consumer<AtlassianPrincipal>> questions() {
    return Stream.of(
        AtlassianPrincipal::getName,
        AtlassianPrincipal::accountId,
        AtlassianPrincipal::host,
        AtlassianPrincipal::scopes,
        AtlassianPrincipal::oauthScopes);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void noRequestOnThisThread_isNotAuthenticated(Consumer<AtlassianPrincipal> question) {
    assertNotAuthenticated(question, throwing(new ContextNotActiveException("planted")), NOBODY);
    assertNotAuthenticated(question, throwing(new IllegalStateException("planted")), NOBODY);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void requestWithoutCaller_isNotAuthenticated(Consumer<AtlassianPrincipal> question) {
    assertNotAuthenticated(question, FakeRequest.get("/public").asServletRequest(), NOBODY);
  }

  @Test
  void forgedAttribute_isNoCaller() {
    HttpServletRequest request =
        FakeRequest.get("/public")
            .attribute("dev.connectsecurity.caller", "alice")
            .asServletRequest();

    assertNotAuthenticated(AtlassianPrincipal::getName, request, NOBODY);
  }

  @Test
  void printedCaller_asksForNoRequest() {
    assertThat(new CurrentCaller(throwing(new IllegalStateException("planted"))))
        .hasToString("the current caller");
  }

  private static void assertNotAuthenticated(
      Consumer<AtlassianPrincipal> question, HttpServletRequest current, String message) {
    assertThatExceptionOfType(NotAuthenticatedException.class)
        .isThrownBy(() -> question.accept(new CurrentCaller(current)))
        .withMessage(message)
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.MISSING));
  }

  private static HttpServletRequest throwing(RuntimeException failure) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
              throw failure;
            });
  }
}
