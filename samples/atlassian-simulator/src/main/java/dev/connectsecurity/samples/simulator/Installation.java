package dev.connectsecurity.samples.simulator;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * One app on one site, with what both share.
 *
 * @param descriptor the app
 * @param clientKey the tenant's id, {@code iss} of every token of the site
 * @param sharedSecret the secret that both sign with
 * @param previousSecret the secret before the last re-install
 * @param oauthClientId the client id for impersonation
 * @param cloudId the site's id
 * @param authentication how the tenant wants to be called, {@code jwt} or {@code oauth2}, if it
 *     says
 * @param active whether the app is installed now
 */
public record Installation(
    Descriptor descriptor,
    String clientKey,
    String sharedSecret,
    Optional<String> previousSecret,
    String oauthClientId,
    String cloudId,
    Optional<String> authentication,
    boolean active) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static Installation fresh(Descriptor descriptor, String cloudId) {
    return new Installation(
        descriptor,
        UUID.randomUUID().toString(),
        newSecret(),
        Optional.empty(),
        UUID.randomUUID().toString().replace("-", ""),
        cloudId,
        Optional.empty(),
        false);
  }

  /** The same tenant with a new secret; the one until now becomes the previous. */
  public Installation withNewSecret() {
    return new Installation(
        descriptor,
        clientKey,
        newSecret(),
        Optional.of(sharedSecret),
        oauthClientId,
        cloudId,
        authentication,
        active);
  }

  /**
   * The same app as a tenant that wants to be called in this way, {@code jwt} or {@code oauth2}.
   */
  public Installation withAuthentication(String kind) {
    return new Installation(
        descriptor,
        clientKey,
        sharedSecret,
        previousSecret,
        oauthClientId,
        cloudId,
        Optional.of(kind),
        active);
  }

  /** Tells whether calls need tokens of the authorization server instead of JWTs. */
  public boolean wantsOAuth() {
    return authentication.filter("oauth2"::equals).isPresent();
  }

  Installation withDescriptor(Descriptor other) {
    return new Installation(
        other,
        clientKey,
        sharedSecret,
        previousSecret,
        oauthClientId,
        cloudId,
        authentication,
        active);
  }

  Installation withActive(boolean nowActive) {
    return new Installation(
        descriptor,
        clientKey,
        sharedSecret,
        previousSecret,
        oauthClientId,
        cloudId,
        authentication,
        nowActive);
  }

  private static String newSecret() {
    byte[] bytes = new byte[60];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "Installation[" + descriptor.key() + " as " + clientKey + ", active=" + active + "]";
  }
}
