package dev.connectsecurity.internal.exchange;

import dev.connectsecurity.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a token endpoint gives, RFC 6749 section 5.1.
 *
 * @param accessToken the access token, of type Bearer
 * @param expiresAt when it expires
 * @param refreshToken the refresh token, if there is one
 * @param scopes what was granted, empty if the answer does not say
 * @since 0.1
 */
public record TokenAnswer(
    Secret accessToken, Instant expiresAt, Optional<Secret> refreshToken, Set<String> scopes) {

  /** Makes an answer. */
  public TokenAnswer {
    scopes = Set.copyOf(scopes);
  }
}
