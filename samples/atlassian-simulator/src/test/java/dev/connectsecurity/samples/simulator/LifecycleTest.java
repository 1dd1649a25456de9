package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.samples.simulator.token.DecodedToken;
import dev.connectsecurity.samples.simulator.token.QueryStringHash;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private final Simulator simulator = Simulator.start();
  private final TinyApp app = TinyApp.withScopes("READ");
  private final Site site = simulator.site();

  @AfterEach
  void stop() {
    app.close();
    simulator.close();
  }

  @Test
  void installed_isSignedByTheKeyThatTheServerPublishes() throws GeneralSecurityException {
    assertThat(site.install(app.baseUrl())).isEqualTo(204);

    DecodedToken token = TinyApp.token(app.last("/installed"));
    String kid = token.header().getString("kid");
    assertThat(token.header().getString("alg")).isEqualTo("RS256");
    assertThat(token.isSignedWith(published(kid))).isTrue();
    assertThat(simulator.keyServer().counts().of("GET", "/" + kid)).isEqualTo(1);
  }

  @Test
  void installed_saysWhoAsksWhomForWhat() {
    site.install(app.baseUrl());

    JsonObject claims = TinyApp.token(app.last("/installed")).payload();
    assertThat(claims.getString("iss")).isEqualTo(site.installation().clientKey());
    assertThat(claims.getJsonArray("aud").getString(0)).isEqualTo(app.baseUrl());
    assertThat(claims.getInt("exp") - claims.getInt("iat")).isEqualTo(180);
    assertThat(claims.getString("qsh")).isEqualTo(QueryStringHash.sha256("POST&/installed&"));
  }

  @Test
  void installedBody_bringsTheTenantAndItsSecret() {
    site.install(app.baseUrl());

    JsonObject body = TinyApp.json(app.last("/installed"));
    assertThat(body.keySet())
        .contains("description", "serverVersion", "pluginsVersion", "cloudId", "oauthClientId");
    assertThat(body.getString("key")).isEqualTo("com.example.notes");
    assertThat(body.getString("clientKey")).isEqualTo(site.installation().clientKey());
    assertThat(body.getString("sharedSecret")).isEqualTo(site.installation().sharedSecret());
    assertThat(body.getString("sharedSecret").length()).isBetween(64, 128);
    assertThat(body.getString("baseUrl")).isEqualTo(site.baseUrl());
    assertThat(body.getString("productType")).isEqualTo("jira");
    assertThat(body.getString("eventType")).isEqualTo("installed");
  }

  @Test
  void enabled_followsInstalledAndIsSignedWithTheSecret() {
    site.install(app.baseUrl());

    DecodedToken token = TinyApp.token(app.last("/enabled"));
    assertThat(token.header().getString("alg")).isEqualTo("HS256");
    assertThat(token.isSignedWith(site.installation().sharedSecret())).isTrue();
  }

  @Test
  void reinstall_keepsTheClientKeyAndChangesTheSecret() {
    site.install(app.baseUrl());
    Installation before = site.installation();

    assertThat(site.reinstall()).isEqualTo(204);

    assertThat(site.installation().clientKey()).isEqualTo(before.clientKey());
    assertThat(site.installation().sharedSecret()).isNotEqualTo(before.sharedSecret());
    assertThat(site.installation().formerSecrets()).containsExactly(before.sharedSecret());
  }

  @Test
  void refusedReinstall_leavesTheOldSecretInForce() {
    site.install(app.baseUrl());
    Installation before = site.installation();
    app.answerWith(401);

    assertThat(site.reinstall()).isEqualTo(401);
    assertThat(site.installation()).isEqualTo(before);
  }

  @Test
  void refusedInstall_leavesTheSiteWithoutTheApp() {
    app.answerWith(401);

    assertThat(site.install(app.baseUrl())).isEqualTo(401);
    assertThat(site.hasApp()).isFalse();
  }

  @Test
  void uninstalled_comesSignedRs256AndWithoutSecret() {
    site.install(app.baseUrl());

    assertThat(site.uninstall()).isEqualTo(204);

    Request uninstalled = app.last("/uninstalled");
    assertThat(TinyApp.token(uninstalled).header().getString("alg")).isEqualTo("RS256");
    assertThat(TinyApp.json(uninstalled)).doesNotContainKey("sharedSecret");
    assertThat(site.hasApp()).isFalse();
  }

  @Test
  void installAfterUninstall_keepsTheClientKey() {
    site.install(app.baseUrl());
    String clientKey = site.installation().clientKey();
    site.uninstall();

    site.install(app.baseUrl() + "/atlassian-connect.json");

    assertThat(site.installation().clientKey()).isEqualTo(clientKey);
  }

  @Test
  void anotherSite_isAnotherTenant() {
    Site wiki = simulator.addSite(Product.CONFLUENCE, "Acme Wiki");
    site.install(app.baseUrl());
    wiki.install(app.baseUrl());

    assertThat(wiki.baseUrl()).isEqualTo(wiki.origin() + "/wiki");
    assertThat(wiki.installation().clientKey()).isNotEqualTo(site.installation().clientKey());
    assertThat(TinyApp.json(app.last("/installed")).getString("productType"))
        .isEqualTo("confluence");
  }

  @Test
  void rotatedKey_signsFromNowOnWhileTheOldStaysPublished() throws GeneralSecurityException {
    String before = simulator.keyServer().current().kid();

    simulator.keyServer().rotate();
    site.install(app.baseUrl());

    String kid = TinyApp.token(app.last("/installed")).header().getString("kid");
    assertThat(kid).isNotEqualTo(before);
    assertThat(published(before)).isNotEqualTo(published(kid));
  }

  @Test
  void missingDescriptor_isToldApart() {
    assertThatThrownBy(() -> site.install(site.origin() + "/nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("status 404");
  }

  @Test
  void unknownKey_isNotFound() {
    assertThat(Http.get(simulator.keyServer().url() + "/nobody").statusCode()).isEqualTo(404);
  }

  private PublicKey published(String kid) throws GeneralSecurityException {
    String pem = Http.get(simulator.keyServer().url() + "/" + kid).body();
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }
}
