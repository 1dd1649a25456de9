package dev.connectsecurity.samples.demo;

import dev.connectsecurity.samples.simulator.OAuthServer;
import dev.connectsecurity.samples.simulator.Simulator;
import dev.connectsecurity.samples.simulator.Site;
import dev.connectsecurity.samples.simulator.User;
import java.util.Map;
import java.util.UUID;

/** What site-report is registered as in the simulated cloud: an OAuth app, and two credentials. */
final class ReportAccess {

  static final String SERVICE_ACCOUNT = "report-robot";

  private static final String CLIENT = "site-report";
  private static final String[] SCOPES = {"read:me", "read:jira-user", "read:jira-work"};

  private final String clientSecret = UUID.randomUUID().toString();
  private final String serviceSecret = UUID.randomUUID().toString();
  private final Simulator simulator;
  private final String redirectUri;
  private final String apiToken;

  /**
   * Registers it.
   *
   * @param appUrl where the app is
   */
  ReportAccess(Simulator simulator, String appUrl) {
    this.simulator = simulator;
    this.redirectUri = appUrl + "/oauth/callback";
    Site site = simulator.site();
    OAuthServer oauth = simulator.oauth();
    oauth.register(CLIENT, clientSecret, redirectUri, SCOPES);
    oauth.registerServiceAccount(SERVICE_ACCOUNT, serviceSecret, site, SCOPES);
    this.apiToken = site.apiToken(User.BOB);
  }

  AppConfig config() {
    Site site = simulator.site();
    return new AppConfig(
        Map.of(
            "atlassian.oauth.redirect-uri", redirectUri,
            "atlassian.oauth.server", simulator.oauth().url(),
            "atlassian.client.gateway", simulator.gateway().url(),
            "atlassian.api-token.site", site.origin(),
            "atlassian.api-token.email", User.BOB.email(),
            "atlassian.service-account.client-id", SERVICE_ACCOUNT,
            "atlassian.service-account.cloud-id", site.cloudId()),
        Map.of(
            "ATLASSIAN_CLIENT_ID", CLIENT,
            "ATLASSIAN_CLIENT_SECRET", clientSecret,
            "ATLASSIAN_API_TOKEN_TOKEN", apiToken,
            "ATLASSIAN_SERVICE_ACCOUNT_CLIENT_SECRET", serviceSecret));
  }
}
