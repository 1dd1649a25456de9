package dev.connectsecurity.samples.simulator.oauth;

import java.util.Optional;

/** The Connect apps that may get tokens by client credentials. */
@FunctionalInterface
public interface ConnectApps {

  /** Finds the app at the tenant that has this {@code oauthClientId}. */
  Optional<OAuthClient> find(String clientId);
}
