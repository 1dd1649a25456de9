package dev.connectsecurity.samples.simulator;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens that the authorization server has handed out. */
final class AccessTokens {

  static final Duration LIFE = Duration.ofMinutes(15);

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  String issue(Tenant tenant, Installation app, Caller caller) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant expires = tenant.clock().instant().plus(LIFE);
    grants.put(token, new Grant(tenant, caller, app.sharedSecret(), expires));
    return token;
  }

  Optional<Caller> caller(String token, Tenant tenant) {
    return Optional.ofNullable(grants.get(token))
        .filter(grant -> grant.tenant() == tenant)
        .filter(grant -> tenant.clock().instant().isBefore(grant.expires()))
        .filter(AccessTokens::isOfTheInstallationNow)
        .map(Grant::caller);
  }

  /** Ends the life of all that are out. */
  void expire() {
    grants.clear();
  }

  /** What was bought with a secret is worthless when a reinstall gives another. */
  private static boolean isOfTheInstallationNow(Grant grant) {
    return grant
        .tenant()
        .current()
        .filter(Installation::active)
        .filter(app -> app.sharedSecret().equals(grant.secret()))
        .isPresent();
  }

  private record Grant(Tenant tenant, Caller caller, String secret, Instant expires) {}
}
