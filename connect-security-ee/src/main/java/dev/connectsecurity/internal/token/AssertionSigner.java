package dev.connectsecurity.internal.token;

import dev.connectsecurity.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Signs assertions by which the app asks for the token of a user: RFC 7523 section 2.1.
 *
 * <p>Source: Atlassian, "User impersonation for Connect apps", section "Creating the JWT".
 *
 * @since 0.1
 */
public final class AssertionSigner {
  private static final String CLIENT = "urn:atlassian:connect:clientid:";
  private static final String USER = "urn:atlassian:connect:useraccountid:";

  // Atlassian's server refuses more than a minute; clocks differ a little.
  private static final Duration LIFETIME = Duration.ofSeconds(55);

  private final Clock clock;
  private final String audience;

  /**
   * Makes a signer.
   *
   * @param clock the time
   * @param audience the origin of the configured authorization server, not its token URL
   */
  public AssertionSigner(Clock clock, String audience) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.audience = Objects.requireNonNull(audience, "audience");
  }

  /**
   * Signs an assertion, HS256, that lives for 55 seconds.
   *
   * @param secret the tenant's shared secret, at least 32 bytes of UTF-8
   * @param tenant the tenant's base URL as stored, for Confluence with {@code /wiki}
   * @param oauthClientId the tenant's OAuth client id
   * @param accountId the user's Atlassian account id
   * @return the compact token, for the parameter {@code assertion}
   * @throws dev.connectsecurity.NotAuthenticatedException for {@code TENANT_KEY} if the secret is
   *     too short
   */
  public String sign(Secret secret, URI tenant, String oauthClientId, String accountId) {
    Instant now = clock.instant();
    ClaimsWriter claims =
        new ClaimsWriter()
            .text("iss", CLIENT + oauthClientId)
            .text("sub", USER + accountId)
            .text("tnt", tenant.toString())
            .text("aud", audience)
            .number("iat", now.getEpochSecond())
            .number("exp", now.plus(LIFETIME).getEpochSecond());
    return Hs256Signer.sign(claims, secret);
  }
}
