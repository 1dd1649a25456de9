package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.it.installs.TenantServlet;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.War;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WARs that run on both nodes. */
final class NodesApp {
  static final String CLIENT_ID = "nodes-app";

  private static final String REDIRECT_URI = "http://localhost:8080/app/oauth/callback";

  private NodesApp() {}

  /** Makes one that users consent to, and no Connect app. */
  static WebArchive ofConsent(Database database) {
    return War.withPostgres(War.bare("app.war", Pool.class, GrantServlet.class))
        .addAsResource(
            new StringAsset(War.STORE_KEY + "\n" + store(database.url()) + consent()),
            "META-INF/microprofile-config.properties");
  }

  /** Makes a Connect app. */
  static WebArchive ofConnect(Database database, String... moreLines) {
    String config = War.config(moreLines) + store(database.url());
    return War.withPostgres(
        War.app(
            config,
            War.descriptor("\"READ\""),
            Pool.class,
            PageServlet.class,
            TenantServlet.class));
  }

  /** Makes a Connect app that users consent to as well. */
  static WebArchive ofBoth(Database database, String... moreLines) {
    String config = War.config(moreLines) + store(database.url()) + consent();
    return War.withPostgres(
        War.app(
            config,
            War.descriptor("\"READ\""),
            Pool.class,
            PageServlet.class,
            TenantServlet.class,
            TenantsServlet.class,
            GrantServlet.class));
  }

  /**
   * Makes one of both that reaches its database by a cable, and has no more than two connections.
   */
  static WebArchive ofFaults(Cable cable, String... moreLines) {
    String url = "jdbc:postgresql://127.0.0.1:" + cable.port() + "/postgres" + SmallPool.OPTIONS;
    String config = War.config(moreLines) + store(url) + consent();
    return War.withPostgres(
        War.app(
            config,
            War.descriptor("\"READ\""),
            SmallPool.class,
            HoldServlet.class,
            PageServlet.class,
            TenantsServlet.class,
            GrantServlet.class));
  }

  /** Makes a Connect app that tells how its rows are, with keys of its own. */
  static WebArchive ofKeys(Database database, String keys) {
    // The last of several lines for one key counts.
    String config =
        War.config("atlassian.store.cache-time=PT0S", "atlassian.store.encryption-keys=" + keys)
            + store(database.url());
    return War.withPostgres(
        War.app(
            config,
            War.descriptor("\"READ\""),
            Pool.class,
            PageServlet.class,
            StoreHealthServlet.class));
  }

  private static String store(String url) {
    return """
        nodes.database=%s
        atlassian.store.datasource=java:app/jdbc/nodes
        atlassian.store.create-tables=true
        """
        .formatted(url);
  }

  private static String consent() {
    var oauth = Atlassian.simulator().oauth();
    oauth.register(CLIENT_ID, "its-secret", REDIRECT_URI, "read:me", "read:jira-user");
    return """
        atlassian.oauth.client-id=%s
        atlassian.oauth.client-secret=its-secret
        atlassian.oauth.redirect-uri=%s
        atlassian.oauth.scopes=read:me read:jira-user offline_access
        atlassian.oauth.server=%s
        atlassian.client.gateway=%s
        """
        .formatted(CLIENT_ID, REDIRECT_URI, oauth.url(), Atlassian.simulator().gateway().url());
  }
}
