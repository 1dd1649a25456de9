package dev.connectsecurity.it.payara.secrets;

import dev.connectsecurity.it.payara.nodes.Database;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.War;
import dev.connectsecurity.samples.simulator.OAuthServer;
import dev.connectsecurity.samples.simulator.Site;
import dev.connectsecurity.samples.simulator.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The secrets of the configuration, other ones on each run, and the app that has them. */
final class Planted {
  private final byte[] newKey = random(32);
  private final byte[] oldKey = random(32);
  private final String password = "password-" + HexFormat.of().formatHex(random(16));
  private final String clientSecret = "client-" + HexFormat.of().formatHex(random(16));
  private final String accountSecret = "account-" + HexFormat.of().formatHex(random(16));
  private final Site site;
  private final Site other;
  private final String apiToken;

  Planted(Site site, Site other) {
    this.site = site;
    this.other = other;
    this.apiToken = site.apiToken(User.BOB);
  }

  /** Gives them. */
  List<Canary> canaries() {
    return List.of(
        new Canary("first encryption key", newKey),
        new Canary("second encryption key", oldKey),
        Canary.of("password of the database", password),
        Canary.of("client secret", clientSecret),
        Canary.of("secret of the service account", accountSecret),
        Canary.of("API token", apiToken));
  }

  /** Lets the app's user into the database by the password, and by nothing else. */
  void letIn(Database database, Path data) throws IOException {
    Path rules = data.resolve("pg_hba.conf");
    Files.writeString(
        rules, "host all planted 127.0.0.1/32 scram-sha-256\n" + Files.readString(rules));
    database.execute("SELECT pg_reload_conf()");
    database.execute("CREATE ROLE planted LOGIN PASSWORD '" + password + "'");
    database.execute("GRANT CREATE ON SCHEMA public TO planted");
  }

  /** Makes the app. */
  WebArchive app(Database database, String origin) {
    OAuthServer oauth = Atlassian.simulator().oauth();
    String callback = origin + "/app/oauth/callback";
    oauth.register("planted-app", clientSecret, callback, "read:me", "read:jira-user");
    oauth.registerServiceAccount("planted-account", accountSecret, site, "read:jira-user");
    String config =
        War.config(
                "planted.database=" + database.url(),
                "planted.password=" + password,
                "atlassian.store.datasource=java:app/jdbc/planted",
                "atlassian.store.create-tables=true",
                "atlassian.store.encryption-keys=new:" + base64(newKey) + ",old:" + base64(oldKey),
                "atlassian.connect.allowed-hosts=" + site.origin() + "," + other.origin(),
                "atlassian.client.impersonation-server="
                    + Atlassian.simulator().authorizationServer().url(),
                "atlassian.client.gateway=" + Atlassian.simulator().gateway().url(),
                "atlassian.oauth.server=" + oauth.url(),
                "atlassian.oauth.client-id=planted-app",
                "atlassian.oauth.client-secret=" + clientSecret,
                "atlassian.oauth.redirect-uri=" + callback,
                "atlassian.oauth.scopes=read:me read:jira-user offline_access",
                "atlassian.api-token.site=" + site.origin(),
                "atlassian.api-token.email=" + User.BOB.email(),
                "atlassian.api-token.token=" + apiToken,
                "atlassian.service-account.client-id=planted-account",
                "atlassian.service-account.client-secret=" + accountSecret,
                "atlassian.service-account.cloud-id=" + site.cloudId())
            .replace("https://app.example", origin);
    return War.withPostgres(
        War.app(
            config,
            War.descriptor("\"READ\", \"ACT_AS_USER\""),
            PlantedPool.class,
            Rest.class,
            StoryResource.class,
            SentBook.class,
            Watch.class));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
