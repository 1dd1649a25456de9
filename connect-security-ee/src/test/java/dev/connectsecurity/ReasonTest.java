package dev.connectsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReasonTest {
  private static final Set<Reason> NOT_401 =
      EnumSet.of(
          Reason.BAD_REQUEST,
          Reason.OTHER_TENANT,
          Reason.MISSING_SCOPE,
          Reason.MISSING_PERMISSION,
          Reason.PERMISSION_UNKNOWN,
          Reason.FOREIGN_TARGET,
          Reason.MALFORMED_CALL,
          Reason.METHOD,
          Reason.BODY_SIZE,
          Reason.MEDIA_TYPE,
          Reason.KEYS_UNAVAILABLE,
          Reason.STORE_UNAVAILABLE,
          Reason.CANNOT_IMPERSONATE,
          Reason.NOT_CONFIGURED,
          Reason.CLIENT_REFUSED,
          Reason.CONSENT_REQUIRED,
          Reason.STATE,
          Reason.CONSENT_REFUSED,
          Reason.TOKENS_UNAVAILABLE,
          Reason.RATE_LIMITED);

  @ParameterizedTest
  @CsvSource({
    "BAD_REQUEST, 400",
    "OTHER_TENANT, 403",
    "MISSING_SCOPE, 403",
    "MISSING_PERMISSION, 403",
    "PERMISSION_UNKNOWN, 503",
    "FOREIGN_TARGET, 500",
    "MALFORMED_CALL, 500",
    "METHOD, 405",
    "BODY_SIZE, 413",
    "MEDIA_TYPE, 415",
    "KEYS_UNAVAILABLE, 503",
    "STORE_UNAVAILABLE, 503",
    "CANNOT_IMPERSONATE, 500",
    "NOT_CONFIGURED, 500",
    "CLIENT_REFUSED, 500",
    "CONSENT_REQUIRED, 403",
    "STATE, 400",
    "CONSENT_REFUSED, 403",
    "TOKENS_UNAVAILABLE, 503",
    "RATE_LIMITED, 503"
  })
  void reasonBesideTheToken_hasItsOwnStatus(Reason reason, int status) {
    assertThat(reason.status()).isEqualTo(status);
  }

  @Test
  void everythingWrongWithAToken_is401() {
    Map<Reason, Integer> others =
        Arrays.stream(Reason.values())
            .filter(reason -> !NOT_401.contains(reason))
            .collect(Collectors.toMap(reason -> reason, Reason::status));

    assertThat(others)
        .isNotEmpty()
        .allSatisfy((reason, status) -> assertThat(status).isEqualTo(401));
  }
}
