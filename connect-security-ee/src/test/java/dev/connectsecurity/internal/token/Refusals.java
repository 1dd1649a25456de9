package dev.connectsecurity.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts why something was refused. */
final class Refusals {

  private Refusals() {}

  static void assertRefused(Reason reason, ThrowingCallable call) {
    AtlassianSecurityException refusal =
        catchThrowableOfType(AtlassianSecurityException.class, call);
    assertThat(refusal).as("refused").isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
  }
}
