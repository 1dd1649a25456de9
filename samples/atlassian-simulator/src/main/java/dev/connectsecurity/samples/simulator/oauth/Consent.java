package dev.connectsecurity.samples.simulator.oauth;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a user lets an app do.
 *
 * @param clientId the app
 * @param accountId the user
 * @param scopes the scopes of the newest consent
 * @param cloudIds the sites of all consents
 */
public record Consent(String clientId, String accountId, Set<String> scopes, Set<String> cloudIds) {

  /** Makes a consent. */
  public Consent {
    scopes = Set.copyOf(scopes);
    cloudIds = Set.copyOf(cloudIds);
  }

  Consent after(Consent earlier) {
    return new Consent(
        clientId,
        accountId,
        scopes,
        Stream.concat(cloudIds.stream(), earlier.cloudIds().stream()).collect(Collectors.toSet()));
  }
}
