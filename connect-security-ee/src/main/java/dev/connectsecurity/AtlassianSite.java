package dev.connectsecurity;

import java.net.URI;
import java.util.Objects;
import java.util.Set;

/**
 * A product of a site that a grant covers, one entry of {@code accessible-resources}.
 *
 * <p>One site has one cloud id for all its products; they are told apart by the scopes. Source: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/#3--make-calls-to-the-api-using-the-access-token">OAuth
 * 2.0 (3LO) apps</a>.
 *
 * @param cloudId id of the site in Atlassian's gateway
 * @param product the product
 * @param url the site as people know it, for example {@code https://acme.atlassian.net}
 * @param name the site's name
 * @param scopes what the grant allows there
 * @since 0.1
 */
public record AtlassianSite(
    String cloudId, Product product, URI url, String name, Set<String> scopes) {

  /**
   * Makes a site.
   *
   * @throws NullPointerException if a component is null
   */
  public AtlassianSite {
    Objects.requireNonNull(cloudId, "cloudId");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(name, "name");
    scopes = Set.copyOf(scopes);
  }
}
