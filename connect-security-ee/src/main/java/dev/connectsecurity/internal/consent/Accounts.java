package dev.connectsecurity.internal.consent;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.internal.outbound.AccountId;
import dev.connectsecurity.internal.token.StrictJson;
import dev.connectsecurity.spi.OAuthGrants;
import jakarta.json.JsonString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Finds out whose a grant is, where it allows that.
 *
 * @param grants the stored grants
 * @param gateway tells who it is
 */
record Accounts(OAuthGrants grants, GatewayResources gateway) {
  private static final Logger LOG = System.getLogger(Accounts.class.getName());
  private static final String PATH = "/me";
  private static final int MAX_DEPTH = 8;

  /**
   * Names the user of a stored grant.
   *
   * @return the grant as it is stored then; as it was, if Atlassian does not say
   */
  OAuthGrant named(OAuthGrant grant) {
    if (!grant.scopes().contains("read:me")) {
      return grant;
    }
    try {
      return accountId(grant)
          .flatMap(id -> grants.change(grant.id(), stored -> of(stored, id)))
          .orElse(grant);
    } catch (AtlassianSecurityException unknown) {
      // Good to know, not needed: the user has consented, and is let in.
      LOG.log(Level.WARNING, () -> "connect.login.account unknown: " + unknown.getMessage());
      return grant;
    }
  }

  private Optional<String> accountId(OAuthGrant grant) {
    return Optional.ofNullable(
            StrictJson.object(gateway.read(grant, PATH), MAX_DEPTH).get("account_id"))
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString())
        .filter(AccountId::isValid);
  }

  private static OAuthGrant of(OAuthGrant grant, String accountId) {
    return new OAuthGrant(
        grant.id(),
        Optional.of(accountId),
        grant.scopes(),
        grant.accessToken(),
        grant.accessTokenExpiresAt(),
        grant.refreshToken(),
        grant.status(),
        grant.consentedAt(),
        grant.renewedAt());
  }
}
