package dev.connectsecurity.internal.store;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Readable tenants for tests; every wither gives a copy. */
record Tenant(
    String clientKey,
    Product product,
    String baseUrl,
    Optional<String> displayUrl,
    Optional<String> helpCenterUrl,
    Optional<String> cloudId,
    Optional<String> oauthClientId,
    String secret,
    Set<ConnectScope> scopes,
    HostStatus status) {

  /** A tenant with nothing optional. */
  static Tenant tenant(String clientKey) {
    return new Tenant(
        clientKey,
        Product.JIRA,
        "https://" + siteOf(clientKey) + ".atlassian.net",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "secret of " + clientKey,
        Set.of(ConnectScope.READ),
        HostStatus.ENABLED);
  }

  /** A tenant with everything optional. */
  static Tenant fullTenant(String clientKey) {
    return new Tenant(
        clientKey,
        Product.CONFLUENCE,
        "https://" + siteOf(clientKey) + ".atlassian.net/wiki",
        Optional.of("https://wiki.acme.example"),
        Optional.of("https://help.acme.example"),
        Optional.of("cloud of " + siteOf(clientKey)),
        Optional.of("client-1"),
        "secret of " + clientKey,
        Set.of(ConnectScope.WRITE, ConnectScope.ACT_AS_USER),
        HostStatus.ENABLED);
  }

  // Each has a site of its own, because no two can be installed at one.
  private static String siteOf(String clientKey) {
    return "site-" + Integer.toHexString(clientKey.hashCode());
  }

  Tenant secret(String text) {
    return new Tenant(
        clientKey,
        product,
        baseUrl,
        displayUrl,
        helpCenterUrl,
        cloudId,
        oauthClientId,
        text,
        scopes,
        status);
  }

  Tenant product(Product other) {
    return new Tenant(
        clientKey,
        other,
        baseUrl,
        displayUrl,
        helpCenterUrl,
        cloudId,
        oauthClientId,
        secret,
        scopes,
        status);
  }

  Tenant baseUrl(String url) {
    return new Tenant(
        clientKey,
        product,
        url,
        displayUrl,
        helpCenterUrl,
        cloudId,
        oauthClientId,
        secret,
        scopes,
        status);
  }

  Tenant displayUrl(String url) {
    return new Tenant(
        clientKey,
        product,
        baseUrl,
        Optional.of(url),
        helpCenterUrl,
        cloudId,
        oauthClientId,
        secret,
        scopes,
        status);
  }

  Tenant helpCenterUrl(String url) {
    return new Tenant(
        clientKey,
        product,
        baseUrl,
        displayUrl,
        Optional.of(url),
        cloudId,
        oauthClientId,
        secret,
        scopes,
        status);
  }

  Tenant cloudId(String id) {
    return new Tenant(
        clientKey,
        product,
        baseUrl,
        displayUrl,
        helpCenterUrl,
        Optional.of(id),
        oauthClientId,
        secret,
        scopes,
        status);
  }

  Tenant oauthClientId(String id) {
    return new Tenant(
        clientKey,
        product,
        baseUrl,
        displayUrl,
        helpCenterUrl,
        cloudId,
        Optional.of(id),
        secret,
        scopes,
        status);
  }

  Tenant scopes(Set<ConnectScope> asked) {
    return new Tenant(
        clientKey,
        product,
        baseUrl,
        displayUrl,
        helpCenterUrl,
        cloudId,
        oauthClientId,
        secret,
        asked,
        status);
  }

  AtlassianHost host() {
    return new AtlassianHost(
        clientKey,
        product,
        URI.create(baseUrl),
        displayUrl.map(URI::create),
        helpCenterUrl.map(URI::create),
        cloudId,
        oauthClientId,
        Secret.of(secret),
        scopes,
        status);
  }
}
