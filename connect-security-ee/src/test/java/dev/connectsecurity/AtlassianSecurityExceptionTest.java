package dev.connectsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AtlassianSecurityExceptionTest {

  static Stream<AtlassianSecurityException> ordinaryRefusals() {
    return Stream.of(
        new NotAuthenticatedException(Reason.EXPIRED, "why"),
        new AccessDeniedException(Reason.EXPIRED, "why"),
        new CallRefusedException(Reason.EXPIRED, "why"),
        new UnavailableException(Reason.EXPIRED, "why", null));
  }

  @ParameterizedTest
  @MethodSource("ordinaryRefusals")
  void ordinaryRefusal_carriesReasonAndMessageAndNoStack(AtlassianSecurityException refusal) {
    assertThat(refusal.reason()).isEqualTo(Reason.EXPIRED);
    assertThat(refusal).hasMessage("why").hasNoCause();
    assertThat(refusal.getStackTrace()).isEmpty();
  }

  @Test
  void refusalForAFailure_keepsCauseAndStack() {
    IOException cause = new IOException("no route");

    UnavailableException refusal =
        new UnavailableException(Reason.KEYS_UNAVAILABLE, "no key", cause);

    assertThat(refusal).hasCause(cause);
    assertThat(refusal.getStackTrace()).isNotEmpty();
  }

  @Test
  void refusal_collectsNoSuppressedFailures() {
    AccessDeniedException refusal = new AccessDeniedException(Reason.MISSING_SCOPE, "why");

    refusal.addSuppressed(new IOException());

    assertThat(refusal.getSuppressed()).isEmpty();
  }

  @Test
  void refusalWithoutReason_cannotBeMade() {
    assertThatNullPointerException()
        .isThrownBy(() -> new AccessDeniedException(null, "why"))
        .withMessage("reason");
  }
}
