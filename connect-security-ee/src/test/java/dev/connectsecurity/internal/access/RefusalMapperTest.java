package dev.connectsecurity.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RefusalMapperTest {

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            new NotAuthenticatedException(Reason.MISSING, "detail for the log"),
            "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401}"),
        Arguments.of(
            new AccessDeniedException(Reason.MISSING_SCOPE, "missing scope ADMIN"),
            "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
                + "\"detail\":\"missing scope ADMIN\"}"),
        Arguments.of(
            new UnavailableException(Reason.STORE_UNAVAILABLE, "detail for the log", null),
            "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503}"),
        Arguments.of(
            new CallRefusedException(Reason.UNINSTALLED, "detail for the log"),
            "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500}"));
  }

  @Test
  void browser_readsAPage() {
    AccessDeniedException refusal =
        new AccessDeniedException(Reason.MISSING_SCOPE, "missing scope ADMIN");
    try (Response response =
        new RefusalMapper(Headers.accepting("text/html,*/*;q=0.8")).toResponse(refusal)) {
      assertThat(response.getStatus()).isEqualTo(403);
      assertThat(response.getMediaType()).hasToString("text/html;charset=UTF-8");
      assertThat(response.getEntity()).asString().contains("<code>missing scope ADMIN</code>");
    }
  }

  @Test
  void onlyNotAuthenticated_isChallenged() {
    assertThat(challenge(new NotAuthenticatedException(Reason.MISSING, "planted")))
        .isEqualTo("JWT");
    assertThat(challenge(new AccessDeniedException(Reason.MISSING_SCOPE, "missing scope ADMIN")))
        .isNull();
  }

  private static String challenge(AtlassianSecurityException refusal) {
    try (Response response = new RefusalMapper(Headers.accepting(null)).toResponse(refusal)) {
      return response.getHeaderString("WWW-Authenticate");
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusal_isAnsweredAsAProblem(AtlassianSecurityException refusal, String body) {
    try (Response response = new RefusalMapper(Headers.accepting(null)).toResponse(refusal)) {
      assertThat(body).contains("\"status\":" + response.getStatus());
      assertThat(response.getMediaType()).hasToString("application/problem+json");
      assertThat(response.getEntity()).isEqualTo(body);
    }
  }
}
