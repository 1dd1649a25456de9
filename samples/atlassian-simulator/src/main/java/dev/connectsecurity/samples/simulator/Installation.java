package dev.connectsecurity.samples.simulator;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One app on one site, with what both share.
 *
 * @param descriptor the app
 * @param clientKey the tenant's id, {@code iss} of every token of the site
 * @param sharedSecret the secret that both sign with
 * @param formerSecrets the secrets before, the last one first
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
    List<String> formerSecrets,
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
        List.of(),
        UUID.randomUUID().toString().replace("-", ""),
        cloudId,
        Optional.empty(),
        false);
  }

  /** The same tenant with a new secret; the one until now becomes a former one. */
  public Installation withNewSecret() {
    return new Installation(
        descriptor,
        clientKey,
        newSecret(),
        Stream.concat(Stream.of(sharedSecret), formerSecrets.stream()).toList(),
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
        formerSecrets,
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
        formerSecrets,
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
        formerSecrets,
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
