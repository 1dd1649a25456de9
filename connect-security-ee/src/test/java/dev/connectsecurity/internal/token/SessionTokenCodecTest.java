package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Refusals.assertRefused;
import static dev.connectsecurity.internal.token.Tokens.APP;
import static dev.connectsecurity.internal.token.Tokens.CLOCK;
import static dev.connectsecurity.internal.token.Tokens.NOW;
import static dev.connectsecurity.internal.token.Tokens.POLICY;
import static dev.connectsecurity.internal.token.Tokens.SECRET_A;
import static dev.connectsecurity.internal.token.Tokens.TENANTS;
import static dev.connectsecurity.internal.token.Tokens.TENANT_A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.testing.TokenBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SessionTokenCodecTest {
  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final Duration SESSION = Duration.ofHours(8);
  private static final Secret SECRET = Secret.of(SECRET_A);

  @Test
  void issuedToken_isVerified() {
    String compact =
        at(NOW).issue(TENANT_A, Optional.of("account-1"), SECRET, NOW.minusSeconds(60));
    VerifiedToken token = at(NOW).verify(compact, TENANTS);
    assertThat(token.issuer()).isEqualTo(APP);
    assertThat(token.text(SessionTokenCodec.CLIENT_KEY)).contains(TENANT_A);
    assertThat(token.subject()).contains("account-1");
    assertThat(token.issuedAt()).isEqualTo(NOW);
    assertThat(token.expiresAt()).isEqualTo(NOW.plus(LIFETIME));
    assertThat(token.authenticatedAt()).contains(NOW.minusSeconds(60));
    assertThat(at(NOW).isSessionToken(compact)).isTrue();
  }

  @Test
  void anonymousPage_getsATokenWithoutUser() {
    String compact = at(NOW).issue(TENANT_A, Optional.empty(), SECRET, NOW);
    assertThat(at(NOW).verify(compact, TENANTS).subject()).isEmpty();
  }

  @Test
  void sessionToken_isNoHostToken() {
    String compact = at(NOW).issue(TENANT_A, Optional.empty(), SECRET, NOW);
    assertRefused(Reason.UNKNOWN_TENANT, () -> Tokens.verifyHost(compact));
    // not even for a tenant that is named like the app
    TenantSecrets namesake = issuer -> Optional.of(SECRET);
    assertRefused(
        Reason.QUERY_STRING_HASH,
        () ->
            new HostTokenVerifier(CLOCK, POLICY)
                .verify(compact, namesake, qsh -> true, Tokens.AUDIENCES));
  }

  @ParameterizedTest(name = "{0} s before the end of the session: lives for {1} s")
  @CsvSource({"901, 900", "900, 900", "899, 899", "1, 1"})
  void token_doesNotOutliveItsSession(long left, long lives) {
    Instant start = NOW.minus(SESSION).plusSeconds(left);
    VerifiedToken token =
        at(NOW).verify(at(NOW).issue(TENANT_A, Optional.empty(), SECRET, start), TENANTS);
    assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(lives));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "-900"})
  void sessionThatIsOver_isNotRenewed(long left) {
    Instant start = NOW.minus(SESSION).plusSeconds(left);
    assertRefused(Reason.EXPIRED, () -> at(NOW).issue(TENANT_A, Optional.empty(), SECRET, start));
  }

  @Test
  void weakSecret_signsNothing() {
    assertRefused(
        Reason.TENANT_KEY,
        () -> at(NOW).issue(TENANT_A, Optional.empty(), Secret.of("short"), NOW));
  }

  @ParameterizedTest(name = "{0} s after expiry: accepted {1}")
  @CsvSource({"-1, true", "0, true", "29, true", "30, false", "31, false"})
  void token_expires(long seconds, boolean accepted) {
    String compact = at(NOW).issue(TENANT_A, Optional.empty(), SECRET, NOW);
    SessionTokenCodec later = at(NOW.plus(LIFETIME).plusSeconds(seconds));
    if (accepted) {
      assertThat(later.verify(compact, TENANTS)).isNotNull();
    } else {
      assertRefused(Reason.EXPIRED, () -> later.verify(compact, TENANTS));
    }
  }

  @Test
  void handmadeToken_isAccepted() {
    assertThat(at(NOW).verify(token().sign(), TENANTS).authenticatedAt()).contains(NOW);
  }

  @ParameterizedTest(name = "row {0}: {1}")
  @MethodSource("attacks")
  void attack_isRefused(int row, String what, TokenBuilder token, Reason reason) {
    assertRefused(reason, () -> at(NOW).verify(token.sign(), TENANTS));
  }

  static Stream<Arguments> attacks() {
    return Stream.of(
        arguments(
            40, "claims to be B", token().claim("clientKey", Tokens.TENANT_B), Reason.SIGNATURE),
        arguments(
            40, "unknown tenant", token().claim("clientKey", "tenant-n"), Reason.UNKNOWN_TENANT),
        arguments(40, "of a tenant", token().claim("iss", TENANT_A), Reason.UNKNOWN_TENANT),
        arguments(41, "aud other", token().claim("aud", "other"), Reason.AUDIENCE),
        arguments(41, "aud two", token().claim("aud", List.of(APP, "other")), Reason.AUDIENCE),
        arguments(
            41,
            "aud tenant, as outgoing tokens have",
            token().claim("aud", List.of(TENANT_A)),
            Reason.AUDIENCE),
        arguments(41, "no aud", token().without("aud"), Reason.AUDIENCE),
        arguments(41, "no clientKey", token().without("clientKey"), Reason.CLAIM),
        arguments(
            41, "clientKey array", token().claim("clientKey", List.of(TENANT_A)), Reason.CLAIM),
        arguments(41, "clientKey empty", token().claim("clientKey", ""), Reason.CLAIM),
        arguments(42, "no use", token().without("use"), Reason.CLAIM),
        arguments(42, "other use", token().claim("use", "other"), Reason.CLAIM),
        arguments(42, "with qsh", token().claim("qsh", "context-qsh"), Reason.QUERY_STRING_HASH),
        arguments(42, "qsh null", token().claim("qsh", null), Reason.QUERY_STRING_HASH),
        arguments(32, "no auth_time", token().without("auth_time"), Reason.CLAIM),
        arguments(32, "auth_time text", token().claim("auth_time", "1"), Reason.CLAIM),
        arguments(
            32,
            "auth_time after iat",
            token().claim("auth_time", NOW.getEpochSecond() + 1),
            Reason.CLAIM),
        arguments(
            33,
            "outlives the session",
            token().claim("auth_time", NOW.minus(SESSION).getEpochSecond() + 179),
            Reason.LIFETIME),
        arguments(30, "no exp", token().without("exp"), Reason.EXPIRED),
        arguments(2, "alg none", token().header("alg", "none"), Reason.ALGORITHM));
  }

  @Test
  void tokenThatCannotBeRead_isNoSessionToken() {
    assertThat(at(NOW).isSessionToken("x")).isFalse();
    assertThat(at(NOW).isSessionToken(Tokens.hostToken().sign())).isFalse();
    assertThat(at(NOW).isSessionToken(token().without("iss").sign())).isFalse();
  }

  private static TokenBuilder token() {
    return TokenBuilder.hs256(SECRET_A)
        .claim("iss", APP)
        .claim("aud", List.of(APP))
        .claim("clientKey", TENANT_A)
        .claim("use", "session")
        .issuedAt(NOW)
        .validFor(Duration.ofMinutes(3))
        .claim("auth_time", NOW.getEpochSecond());
  }

  private static SessionTokenCodec at(Instant now) {
    return new SessionTokenCodec(Clock.fixed(now, ZoneOffset.UTC), APP, LIFETIME, SESSION, POLICY);
  }
}
