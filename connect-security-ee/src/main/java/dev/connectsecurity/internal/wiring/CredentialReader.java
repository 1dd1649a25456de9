package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.outbound.ApiTokenAccess;
import dev.connectsecurity.internal.outbound.ServiceAccountAccess;
import java.net.URI;
import java.util.Optional;

/**
 * Reads the credentials that are configured whole: an API token, a service account.
 *
 * @param config the configuration
 * @param gateway where they are used, unless the token belongs to a site
 */
record CredentialReader(ConfigReader config, URI gateway) {
  private static final String CLOUD_ID = "[A-Za-z0-9-]{1,128}";
  // A colon would end the address where it is sent, RFC 7617 section 2.
  private static final String EMAIL = "[\\p{Graph}&&[^:@]]+@[\\p{Graph}&&[^:@]]+";
  private static final String TOKEN = "\\p{Graph}+";

  Optional<ApiTokenAccess> apiToken() {
    if (!KeyFamily.API_TOKEN.isUsed(config)) {
      return Optional.empty();
    }
    boolean classic = config.isSet(ConfigKey.API_TOKEN_SITE);
    if (classic == config.isSet(ConfigKey.API_TOKEN_CLOUD_ID)) {
      throw neitherOrBoth(classic);
    }
    String email = config.text(ConfigKey.API_TOKEN_EMAIL);
    demand(email.matches(EMAIL), ConfigKey.API_TOKEN_EMAIL, "must be an e-mail address");
    demand(
        config.secret(ConfigKey.API_TOKEN).reveal().matches(TOKEN),
        ConfigKey.API_TOKEN,
        "must be one word of ASCII");
    return Optional.of(classic ? classic(email) : scoped(email));
  }

  private ApiTokenAccess classic(String email) {
    return ApiTokenAccess.classic(
        config.server(ConfigKey.API_TOKEN_SITE), email, config.secret(ConfigKey.API_TOKEN));
  }

  private ApiTokenAccess scoped(String email) {
    return ApiTokenAccess.scoped(
        gateway,
        config.product(ConfigKey.API_TOKEN_PRODUCT),
        cloudId(Problem.API_TOKEN, ConfigKey.API_TOKEN_CLOUD_ID),
        email,
        config.secret(ConfigKey.API_TOKEN));
  }

  private static Mistake neitherOrBoth(boolean both) {
    return Problem.API_TOKEN.mistake(
        (both ? "both " : "neither ")
            + ConfigKey.API_TOKEN_SITE.key()
            + " (for a token without scopes) "
            + (both ? "and " : "nor ")
            + ConfigKey.API_TOKEN_CLOUD_ID.key()
            + " (for one with scopes) "
            + (both ? "are set. Remove one of them" : "is set. Add one of them, for example: ")
            + (both ? "" : ConfigKey.API_TOKEN_SITE.exampleLine()));
  }

  Optional<ServiceAccountAccess> serviceAccount() {
    if (!KeyFamily.SERVICE_ACCOUNT.isUsed(config)) {
      return Optional.empty();
    }
    return Optional.of(
        ServiceAccountAccess.of(
            gateway,
            config.product(ConfigKey.SERVICE_ACCOUNT_PRODUCT),
            cloudId(Problem.SERVICE_ACCOUNT, ConfigKey.SERVICE_ACCOUNT_CLOUD_ID),
            config.text(ConfigKey.SERVICE_ACCOUNT_CLIENT_ID),
            config.secret(ConfigKey.SERVICE_ACCOUNT_CLIENT_SECRET)));
  }

  private String cloudId(Problem problem, ConfigKey key) {
    String id = config.text(key);
    if (!id.matches(CLOUD_ID)) {
      throw config.wrong(problem, key, "must be 1 to 128 letters, digits and dashes");
    }
    return id;
  }

  private void demand(boolean held, ConfigKey key, String rule) {
    if (!held) {
      throw config.wrong(Problem.API_TOKEN, key, rule);
    }
  }
}
