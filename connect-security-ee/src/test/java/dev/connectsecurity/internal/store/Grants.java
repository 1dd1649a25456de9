package dev.connectsecurity.internal.store;

import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Readable grants for tests. */
final class Grants {
  private static final Instant CONSENTED = Instant.parse("2026-11-20T08:00:00.123Z");

  private Grants() {}

  /** A grant with everything optional. */
  static OAuthGrant grant(String id) {
    return new OAuthGrant(
        id,
        Optional.of("account of " + id),
        Set.of("read:jira-work", "offline_access", "read:me"),
        Secret.of("access of " + id),
        CONSENTED.plusSeconds(3600),
        Optional.of(Secret.of("refresh of " + id)),
        GrantStatus.ACTIVE,
        CONSENTED,
        CONSENTED);
  }

  /** A grant with nothing optional. */
  static OAuthGrant bareGrant(String id) {
    return new OAuthGrant(
        id,
        Optional.empty(),
        Set.of(),
        Secret.of("access of " + id),
        CONSENTED.plusSeconds(3600),
        Optional.empty(),
        GrantStatus.ENDED,
        CONSENTED,
        CONSENTED);
  }

  /** The same grant with other tokens. */
  static OAuthGrant with(OAuthGrant grant, String access, String refresh) {
    return grant.renewed(
        Secret.of(access),
        CONSENTED.plusSeconds(7200),
        Optional.of(Secret.of(refresh)),
        CONSENTED.plusSeconds(3600));
  }

  /** The same grant after one more change, counted in its access token. */
  static OAuthGrant next(OAuthGrant grant) {
    int count = count(grant) + 1;
    return with(grant, Integer.toString(count), "refresh " + count);
  }

  /** How many changes a grant that began with {@link #zero} has seen. */
  static int count(OAuthGrant grant) {
    return Integer.parseInt(grant.accessToken().reveal());
  }

  static OAuthGrant zero(String id) {
    return with(grant(id), "0", "refresh 0");
  }

  /** What the store knows of a browser. */
  static String browser(String name) {
    return Tokens.hash("cookie of " + name);
  }
}
