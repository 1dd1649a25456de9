package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Refusals.assertRefused;
import static dev.connectsecurity.internal.token.Tokens.NOW;
import static dev.connectsecurity.internal.token.Tokens.hostToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.connectsecurity.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each boundary of time at -1, 0 and +1 second; the leeway is 30 seconds. */
class TokenTimesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ParameterizedTest(name = "exp {0} ms before now: accepted {1}")
  @CsvSource({
    "-1000, true",
    "0, true",
    "29000, true",
    "29999, true",
    "30000, false",
    "30001, false",
    "31000, false"
  })
  void token_isRefusedFromExpiryPlusLeewayOn(long millis, boolean accepted) {
    String token = hostToken().issuedAt(NOW.minus(MINUTE)).validFor(MINUTE).sign();
    assertOutcome(accepted, Reason.EXPIRED, token, NOW.plusMillis(millis));
  }

  @ParameterizedTest(name = "iat {0} ms after now: accepted {1}")
  @CsvSource({
    "-1000, true",
    "0, true",
    "29000, true",
    "30000, true",
    "30001, false",
    "31000, false"
  })
  void issue_mayBeNoLaterThanNowPlusLeeway(long millis, boolean accepted) {
    String token = hostToken().issuedAt(NOW).validFor(MINUTE).sign();
    assertOutcome(accepted, Reason.ISSUED_AT, token, NOW.minusMillis(millis));
  }

  @ParameterizedTest(name = "nbf {0} ms after now: accepted {1}")
  @CsvSource({
    "-1000, true",
    "0, true",
    "29000, true",
    "30000, true",
    "30001, false",
    "31000, false"
  })
  void start_mayBeNoLaterThanNowPlusLeeway(long millis, boolean accepted) {
    String token =
        hostToken()
            .issuedAt(NOW.minus(MINUTE))
            .validFor(MINUTE.multipliedBy(3))
            .claim("nbf", NOW.getEpochSecond())
            .sign();
    assertOutcome(accepted, Reason.NOT_BEFORE, token, NOW.minusMillis(millis));
  }

  @ParameterizedTest(name = "nbf {0} s after exp: accepted {1}")
  @CsvSource({"-1, true", "0, false", "1, false"})
  void start_isBeforeExpiry(long seconds, boolean accepted) {
    String token =
        hostToken()
            .validFor(Duration.ofSeconds(10))
            .claim("nbf", NOW.getEpochSecond() + 10 + seconds)
            .sign();
    assertOutcome(accepted, Reason.NOT_BEFORE, token, NOW);
  }

  @ParameterizedTest(name = "{0} s beyond the longest lifetime: accepted {1}")
  @CsvSource({"-1, true", "0, true", "1, false"})
  void lifetime_isCapped(long seconds, boolean accepted) {
    String token = hostToken().validFor(Duration.ofHours(24).plusSeconds(seconds)).sign();
    assertOutcome(accepted, Reason.LIFETIME, token, NOW);
  }

  @ParameterizedTest(name = "exp {0} s after iat: accepted {1}")
  @CsvSource({"-1, false", "0, false", "1, true"})
  void expiry_isAfterIssue(long seconds, boolean accepted) {
    String token = hostToken().validFor(Duration.ofSeconds(seconds)).sign();
    assertOutcome(accepted, Reason.LIFETIME, token, NOW);
  }

  @Test
  void policy_isSane() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenPolicy(Duration.ofSeconds(-1), MINUTE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenPolicy(Duration.ZERO, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenPolicy(Duration.ZERO, Duration.ofSeconds(-1)));
  }

  private static void assertOutcome(boolean accepted, Reason reason, String token, Instant now) {
    HostTokenVerifier verifier =
        new HostTokenVerifier(Clock.fixed(now, ZoneOffset.UTC), Tokens.POLICY);
    if (accepted) {
      assertThat(verify(verifier, token).issuer()).isEqualTo(Tokens.TENANT_A);
    } else {
      assertRefused(reason, () -> verify(verifier, token));
    }
  }

  private static VerifiedToken verify(HostTokenVerifier verifier, String token) {
    return verifier.verify(
        token, Tokens.TENANTS, QueryHashRule.computed(Tokens.PAGE), Tokens.AUDIENCES);
  }
}
