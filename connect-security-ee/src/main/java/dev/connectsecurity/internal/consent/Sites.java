package dev.connectsecurity.internal.consent;

import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Product;
import dev.connectsecurity.internal.exchange.WebUri;
import dev.connectsecurity.internal.token.StrictJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads {@code accessible-resources}.
 *
 * <p>An entry has no product: what it allows tells. A site may have several entries under one id.
 * Source: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/#3--make-calls-to-the-api-using-the-access-token">OAuth
 * 2.0 (3LO) apps</a>.
 */
final class Sites {
  /** Where the gateway has it. */
  static final String PATH = "/oauth/token/accessible-resources";

  private static final int MAX_DEPTH = 8;
  // Not a list of scopes: Atlassian adds to them. Jira Service Management's classic ones do not
  // name Jira.
  private static final Map<Product, Predicate<String>> SCOPES =
      Map.of(
          Product.JIRA,
          Pattern.compile("jira|servicedesk|servicemanagement").asPredicate(),
          Product.CONFLUENCE,
          Pattern.compile("confluence").asPredicate());

  private Sites() {}

  /**
   * Reads an answer.
   *
   * @param body the body of a 200
   * @return one site per product and id, in the order of the answer
   * @throws dev.connectsecurity.UnavailableException if the body is anything else
   */
  static List<AtlassianSite> of(byte[] body) {
    try {
      Map<String, AtlassianSite> sites = new LinkedHashMap<>();
      for (JsonValue entry : array(body)) {
        for (AtlassianSite site : sites(entry.asJsonObject())) {
          sites.merge(site.cloudId() + " " + site.product(), site, Sites::merged);
        }
      }
      return List.copyOf(sites.values());
      // JSON-P's words for a member that is of another type, or missing.
    } catch (ClassCastException | NullPointerException | IllegalArgumentException strange) {
      throw GatewayResources.unavailable(PATH + " with an entry that is none", null);
    }
  }

  private static JsonArray array(byte[] body) {
    try {
      return StrictJson.array(body, MAX_DEPTH);
    } catch (NotAuthenticatedException unreadable) {
      throw GatewayResources.unavailable(PATH + " with what is not one JSON array", null);
    }
  }

  private static List<AtlassianSite> sites(JsonObject entry) {
    Set<String> all =
        entry.getJsonArray("scopes").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .collect(Collectors.toSet());
    List<AtlassianSite> sites = new ArrayList<>();
    for (Product product : Product.values()) {
      Set<String> own = all.stream().filter(SCOPES.get(product)).collect(Collectors.toSet());
      if (!own.isEmpty()) {
        sites.add(
            new AtlassianSite(
                entry.getString("id"), product, url(entry), entry.getString("name"), own));
      }
    }
    return sites;
  }

  // Applications make links of it.
  private static URI url(JsonObject entry) {
    URI url = URI.create(entry.getString("url"));
    if (!new WebUri(url).isPlain()) {
      throw new IllegalArgumentException("no site");
    }
    return url;
  }

  private static AtlassianSite merged(AtlassianSite one, AtlassianSite other) {
    Set<String> scopes = new HashSet<>(one.scopes());
    scopes.addAll(other.scopes());
    return new AtlassianSite(one.cloudId(), one.product(), one.url(), one.name(), scopes);
  }
}
