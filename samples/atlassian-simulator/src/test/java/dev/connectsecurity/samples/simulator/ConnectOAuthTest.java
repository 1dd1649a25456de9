package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.samples.simulator.token.Tokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectOAuthTest {

  private final Simulator simulator = Simulator.start();
  private final TinyApp app = TinyApp.withScopes("WRITE");
  private final Site site = simulator.site();
  private final OAuthApp client = OAuthApp.registered(simulator);

  @AfterEach
  void stop() {
    app.close();
    simulator.close();
  }

  @Test
  void install_saysHowTheTenantWantsToBeCalled() {
    site.install(app.baseUrl());
    assertThat(TinyApp.json(app.last("/installed"))).doesNotContainKey("authentication");

    installWithOAuth();
    assertThat(TinyApp.json(app.last("/installed")).getString("authentication"))
        .isEqualTo("oauth2");
    assertThat(TinyApp.json(app.last("/installed")).getString("cloudId")).isEqualTo(site.cloudId());
  }

  @Test
  void clientCredentials_callTheGatewayAsTheApp() {
    installWithOAuth();
    String token = Http.json(ask("api.atlassian.com")).getString("access_token");
    String root = simulator.gateway().url(site);

    assertThat(get(root + "/rest/api/3/myself", "Bearer " + token).body())
        .contains("\"accountType\":\"app\"");
    HttpResponse<String> refused = get(root + "/rest/api/3/configuration", "Bearer " + token);
    assertThat(refused.statusCode()).isEqualTo(403);
    Site other = simulator.addSite(Product.JIRA, "Other Jira");
    String elsewhere = simulator.gateway().url(other) + "/rest/api/3/myself";
    assertThat(get(elsewhere, "Bearer " + token).statusCode()).isEqualTo(404);
  }

  @Test
  void wrongAudience_isRefused() {
    installWithOAuth();

    assertThat(ask("api.example.com").statusCode()).isEqualTo(403);
    assertThat(ask("").statusCode()).isEqualTo(403);
  }

  @Test
  void reinstall_endsTokensAndSecret() {
    installWithOAuth();
    Installation before = site.installation();
    String token = Http.json(ask("api.atlassian.com")).getString("access_token");
    site.reinstall();

    String myself = simulator.gateway().url(site) + "/rest/api/3/myself";
    assertThat(get(myself, "Bearer " + token).statusCode()).isEqualTo(401);
    assertThat(ask(before, "api.atlassian.com").statusCode()).isEqualTo(401);
    assertThat(ask("api.atlassian.com").statusCode()).isEqualTo(200);
  }

  @Test
  void jwtOfATenantThatWantsOAuth_isRefused() {
    installWithOAuth();
    String url = site.baseUrl() + "/rest/api/3/myself";
    String token =
        Tokens.hs256(site.installation().sharedSecret())
            .issuer("com.example.notes")
            .valid(Instant.now(), Duration.ofMinutes(3))
            .bindTo("GET", url, site.baseUrl())
            .sign();

    assertThat(get(url, "JWT " + token).statusCode()).isEqualTo(401);
  }

  @Test
  void tenantThatWantsJwt_getsNoToken() {
    site.install(app.baseUrl());

    assertThat(ask("api.atlassian.com").statusCode()).isEqualTo(401);
  }

  private void installWithOAuth() {
    assertThat(site.install(site.prepare(app.baseUrl()).withAuthentication("oauth2")))
        .isEqualTo(204);
  }

  private HttpResponse<String> ask(String audience) {
    return ask(site.installation(), audience);
  }

  private HttpResponse<String> ask(Installation installation, String audience) {
    return client.ask(
        "client_id",
        installation.oauthClientId(),
        "client_secret",
        installation.sharedSecret(),
        "grant_type",
        "client_credentials",
        "audience",
        audience);
  }

  private static HttpResponse<String> get(String url, String authorization) {
    return Http.send("GET", url, "", "Authorization", authorization);
  }
}
