package dev.connectsecurity.internal.wiring;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every configuration key: its name, its default and what it means. The table in {@code
 * docs/configuration.md} says the same; a test compares.
 */
enum ConfigKey {
  APP_KEY(
      "atlassian.connect.app-key",
      null,
      "key of the app, the same for every tenant",
      "com.example.hello"),
  BASE_URL(
      "atlassian.connect.base-url",
      null,
      "where Atlassian reaches the app; https, or http on a loopback host",
      "https://hello.example.com"),
  PUBLIC_PATHS(
      "atlassian.connect.public-paths", "", "paths open to everybody", "/health,/public/*"),
  CONTEXT_TOKEN_PATHS(
      "atlassian.connect.context-token-paths",
      "",
      "paths called by the app's own pages, with a context or session token",
      "/api/*"),
  ALLOWED_HOSTS(
      "atlassian.connect.allowed-hosts",
      "*.atlassian.net,*.jira.com",
      "sites that may install the app; an origin such as http://localhost:8080 is a relaxation",
      "*.atlassian.net"),
  ALLOWED_AUDIENCES(
      "atlassian.connect.allowed-audiences",
      "",
      "base URLs accepted as audience of installs beside the app's own; a relaxation",
      "https://old.example.com"),
  KEY_SERVER(
      "atlassian.connect.key-server",
      "https://connect-install-keys.atlassian.com",
      "where the keys of signed installs are fetched; another one is a relaxation"),
  KEY_SERVER_TIMEOUT(
      "atlassian.connect.key-server-timeout", "PT2S", "longest wait for the key server"),
  LEEWAY(
      "atlassian.connect.leeway",
      "PT30S",
      "accepted difference of clocks; more than the default is a relaxation"),
  MAX_TOKEN_LIFETIME(
      "atlassian.connect.max-token-lifetime",
      "PT24H",
      "longest accepted life of a token; more than the default is a relaxation"),
  SESSION_TOKEN_LIFETIME(
      "atlassian.connect.session-token-lifetime", "PT15M", "life of one session token"),
  MAX_SESSION("atlassian.connect.max-session", "PT8H", "how long a session token can be renewed"),
  FRAME_ANCESTORS(
      "atlassian.connect.frame-ancestors",
      "",
      "further CSP sources that may frame pages",
      "https://portal.example.com"),
  REQUIRE_RULES(
      "atlassian.access.require-rules",
      "false",
      "true fails the deployment where a resource method or servlet of a protected path has no rule",
      "true"),
  OAUTH_CLIENT_ID(
      "atlassian.oauth.client-id",
      null,
      "client id of the OAuth 2.0 (3LO) app",
      "${ATLASSIAN_CLIENT_ID}"),
  OAUTH_CLIENT_SECRET(
      "atlassian.oauth.client-secret",
      null,
      "secret of the OAuth 2.0 (3LO) app",
      "${ATLASSIAN_CLIENT_SECRET}"),
  OAUTH_REDIRECT_URI(
      "atlassian.oauth.redirect-uri",
      null,
      "callback URL as registered, https or http on a loopback host; its path below the context"
          + " path is served",
      "https://hello.example.com/oauth/callback"),
  OAUTH_SCOPES(
      "atlassian.oauth.scopes",
      null,
      "what users are asked to consent to, separated by spaces",
      "read:jira-work offline_access"),
  OAUTH_LOGIN_PATH("atlassian.oauth.login-path", "/oauth/login", "where a browser begins"),
  OAUTH_DEFAULT_PAGE(
      "atlassian.oauth.default-page",
      "/",
      "path below the context path, where a browser ends that has not said where"),
  OAUTH_PKCE("atlassian.oauth.pkce", "false", "true adds a code challenge (RFC 7636)", "true"),
  OAUTH_LOGIN_LIFETIME(
      "atlassian.oauth.login-lifetime",
      "P30D",
      "how long a browser stays signed in; more than the default is a relaxation"),
  OAUTH_SERVER(
      "atlassian.oauth.server",
      "https://auth.atlassian.com",
      "where users consent and tokens come from; another one is a relaxation"),
  API_TOKEN_SITE(
      "atlassian.api-token.site",
      "",
      "site of an API token without scopes",
      "https://acme.atlassian.net"),
  API_TOKEN_EMAIL(
      "atlassian.api-token.email", null, "e-mail address of the token's owner", "bot@example.com"),
  API_TOKEN("atlassian.api-token.token", null, "the API token", "${ATLASSIAN_API_TOKEN}"),
  API_TOKEN_CLOUD_ID(
      "atlassian.api-token.cloud-id",
      "",
      "id of the site of an API token with scopes",
      "00000000-0000-0000-0000-000000000000"),
  API_TOKEN_PRODUCT(
      "atlassian.api-token.product",
      "jira",
      "jira or confluence; what an API token with scopes calls"),
  SERVICE_ACCOUNT_CLIENT_ID(
      "atlassian.service-account.client-id",
      null,
      "client id of the service account's OAuth 2.0 credential",
      "${ATLASSIAN_SERVICE_CLIENT_ID}"),
  SERVICE_ACCOUNT_CLIENT_SECRET(
      "atlassian.service-account.client-secret",
      null,
      "secret of the service account's OAuth 2.0 credential",
      "${ATLASSIAN_SERVICE_CLIENT_SECRET}"),
  SERVICE_ACCOUNT_CLOUD_ID(
      "atlassian.service-account.cloud-id",
      null,
      "id of the site that the service account calls",
      "00000000-0000-0000-0000-000000000000"),
  SERVICE_ACCOUNT_PRODUCT(
      "atlassian.service-account.product",
      "jira",
      "jira or confluence; what the service account calls"),
  CLIENT_GATEWAY(
      "atlassian.client.gateway",
      "https://api.atlassian.com",
      "where calls by OAuth 2.0 and scoped API tokens go; another one is a relaxation"),
  CLIENT_IMPERSONATION_SERVER(
      "atlassian.client.impersonation-server",
      "https://oauth-2-authorization-server.services.atlassian.com",
      "where tokens of impersonated users come from; another one is a relaxation"),
  CLIENT_CONNECT_TIMEOUT(
      "atlassian.client.connect-timeout", "PT3S", "longest wait for a connection"),
  CLIENT_READ_TIMEOUT("atlassian.client.read-timeout", "PT20S", "longest wait for an answer"),
  CLIENT_TOKEN_TIMEOUT("atlassian.client.token-timeout", "PT5S", "longest wait for a token"),
  CLIENT_MAX_RETRIES(
      "atlassian.client.max-retries", "3", "how often a call that may be repeated is, at most"),
  CLIENT_MAX_RETRY_WAIT(
      "atlassian.client.max-retry-wait", "PT10S", "longest wait before a call is repeated"),
  CLIENT_MAX_WAITING(
      "atlassian.client.max-waiting", "8", "calls of one site that may wait at once"),
  PERMISSION_CACHE_TIME(
      "atlassian.permission.cache-time",
      "PT1M",
      "how long the product's answer about a user counts; more than the default is a relaxation"),
  PERMISSION_CACHE_SIZE("atlassian.permission.cache-size", "10000", "most answers kept in memory"),
  STORE_TYPE("atlassian.store.type", "jdbc", "jdbc, or memory for development"),
  STORE_DATASOURCE(
      "atlassian.store.datasource",
      "java:comp/DefaultDataSource",
      "JNDI name of the data source",
      "java:app/jdbc/app"),
  STORE_CREATE_TABLES("atlassian.store.create-tables", "auto", "auto (on H2 only), true or false"),
  STORE_CACHE_TIME(
      "atlassian.store.cache-time", "PT30S", "how long a node may use what it has read"),
  STORE_CACHE_SIZE("atlassian.store.cache-size", "10000", "most tenants kept in memory"),
  STORE_ENCRYPTION_KEYS(
      "atlassian.store.encryption-keys",
      "",
      "keys of stored secrets, with commas; the first writes, all read; needed in production",
      "${ATLASSIAN_STORE_KEYS}"),
  STORE_PREVIOUS_SECRET_TIME(
      "atlassian.store.previous-secret-time",
      "PT15M",
      "how long a tenant's replaced secret still verifies; more than the default is a relaxation"),
  STORE_RETENTION(
      "atlassian.store.retention",
      "P90D",
      "how long a tenant that has uninstalled the app is kept; HostExpired, then it is erased"),
  STORE_MOVE_IN_FROM(
      "atlassian.store.move-in-from",
      "",
      "spring-boot or express: at start, tenants of that library move in (moving-in.md)",
      "spring-boot"),
  STORE_MOVE_IN_DATASOURCE(
      "atlassian.store.move-in-datasource",
      "",
      "JNDI name of the data source with that library's table, if it is not the store's",
      "java:app/jdbc/old");

  /** All keys of this library begin with it. */
  static final String PREFIX = "atlassian.";

  private static final Set<ConfigKey> SECRETS =
      EnumSet.of(
          OAUTH_CLIENT_SECRET, API_TOKEN, SERVICE_ACCOUNT_CLIENT_SECRET, STORE_ENCRYPTION_KEYS);

  private final String key;
  private final String fallback;
  private final String meaning;
  private final String example;

  ConfigKey(String key, String fallback, String meaning) {
    this(key, fallback, meaning, fallback);
  }

  ConfigKey(String key, String fallback, String meaning, String example) {
    this.key = key;
    this.fallback = fallback;
    this.meaning = meaning;
    this.example = example;
  }

  String key() {
    return key;
  }

  /** Gives the default, or nothing where the key is required of those who use its family. */
  Optional<String> fallback() {
    return Optional.ofNullable(fallback);
  }

  String meaning() {
    return meaning;
  }

  /** Tells whether the value must not be printed. */
  boolean isSecret() {
    return SECRETS.contains(this);
  }

  /** Gives the environment variable in which MicroProfile Config looks for it. */
  String variable() {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** Gives a line for {@code microprofile-config.properties}. */
  String exampleLine() {
    return key + "=" + example;
  }

  static boolean exists(String key) {
    return Arrays.stream(values()).anyMatch(known -> known.key.equals(key));
  }
}
