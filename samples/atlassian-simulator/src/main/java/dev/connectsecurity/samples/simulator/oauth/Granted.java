package dev.connectsecurity.samples.simulator.oauth;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the token endpoint gives.
 *
 * @param accessToken the access token
 * @param life how long it is good
 * @param scopes what it allows
 * @param refreshToken the refresh token, if one was asked for
 */
public record Granted(
    String accessToken, Duration life, Set<String> scopes, Optional<String> refreshToken) {

  @Override
  public String toString() {
    return "Granted[" + scopes + "]";
  }
}
