package dev.connectsecurity.internal.wiring;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every configuration key: its name, its default and what it means. The README's table says the
 * same; a test compares.
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
      "where the keys of signed installs are fetched; another one is a relaxation",
      "https://connect-install-keys.atlassian.com"),
  KEY_SERVER_TIMEOUT(
      "atlassian.connect.key-server-timeout", "PT2S", "longest wait for the key server", "PT2S"),
  LEEWAY(
      "atlassian.connect.leeway",
      "PT30S",
      "accepted difference of clocks; more than the default is a relaxation",
      "PT30S"),
  MAX_TOKEN_LIFETIME(
      "atlassian.connect.max-token-lifetime",
      "PT24H",
      "longest accepted life of a token; more than the default is a relaxation",
      "PT24H"),
  SESSION_TOKEN_LIFETIME(
      "atlassian.connect.session-token-lifetime", "PT15M", "life of one session token", "PT15M"),
  MAX_SESSION(
      "atlassian.connect.max-session", "PT8H", "how long a session token can be renewed", "PT8H"),
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
  STORE_TYPE("atlassian.store.type", "jdbc", "jdbc, or memory for development", "jdbc"),
  STORE_DATASOURCE(
      "atlassian.store.datasource",
      "java:comp/DefaultDataSource",
      "JNDI name of the data source",
      "java:app/jdbc/app"),
  STORE_CREATE_TABLES(
      "atlassian.store.create-tables", "auto", "auto (on H2 only), true or false", "auto"),
  STORE_CACHE_TIME(
      "atlassian.store.cache-time", "PT30S", "how long a node may use what it has read", "PT30S"),
  STORE_CACHE_SIZE("atlassian.store.cache-size", "10000", "most tenants kept in memory", "10000"),
  CLIENT_CONNECT_TIMEOUT(
      "atlassian.client.connect-timeout", "PT3S", "longest wait for a connection", "PT3S"),
  CLIENT_READ_TIMEOUT(
      "atlassian.client.read-timeout", "PT20S", "longest wait for an answer", "PT20S"),
  PERMISSION_CACHE_TIME(
      "atlassian.permission.cache-time",
      "PT1M",
      "how long the product's answer about a user counts; more than the default is a relaxation",
      "PT1M"),
  PERMISSION_CACHE_SIZE(
      "atlassian.permission.cache-size", "10000", "most answers kept in memory", "10000");

  /** All keys of this library begin with it. */
  static final String PREFIX = "atlassian.";

  private final String key;
  private final String fallback;
  private final String meaning;
  private final String example;

  ConfigKey(String key, String fallback, String meaning, String example) {
    this.key = key;
    this.fallback = fallback;
    this.meaning = meaning;
    this.example = example;
  }

  String key() {
    return key;
  }

  /** Gives the default, or nothing where the key is required. */
  Optional<String> fallback() {
    return Optional.ofNullable(fallback);
  }

  String meaning() {
    return meaning;
  }

  /** Gives a line for {@code microprofile-config.properties}. */
  String exampleLine() {
    return key + "=" + example;
  }

  static boolean exists(String key) {
    return Arrays.stream(values()).anyMatch(known -> known.key.equals(key));
  }
}
