package dev.connectsecurity.samples.simulator.oauth;

import java.util.Set;

/**
 * Whom an access token stands for.
 *
 * @param client who got it
 * @param accountId the user, or the service account; empty for a Connect app
 * @param scopes what it allows
 * @param cloudIds where
 */
public record Bearer(
    OAuthClient client, String accountId, Set<String> scopes, Set<String> cloudIds) {

  /** Makes a bearer. */
  public Bearer {
    scopes = Set.copyOf(scopes);
    cloudIds = Set.copyOf(cloudIds);
  }

  /** Tells how the token was got. */
  public OAuthClient.Kind kind() {
    return client.kind();
  }
}
