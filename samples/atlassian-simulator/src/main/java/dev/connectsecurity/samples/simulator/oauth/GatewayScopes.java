package dev.connectsecurity.samples.simulator.oauth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which classic scopes of OAuth 2.0 open what a Connect scope opens. A token needs one of them; a
 * granular scope stands beside the classic one where the site has the resource.
 */
public final class GatewayScopes {

  private static final String JIRA = "jira";
  private static final String CONFLUENCE = "confluence";

  private static final Map<String, Map<String, Set<String>>> CLASSIC =
      Map.of(
          JIRA,
          Map.of(
              "READ", Set.of("read:jira-work"),
              "WRITE", Set.of("write:jira-work"),
              "DELETE", Set.of("write:jira-work"),
              "PROJECT_ADMIN", Set.of("manage:jira-project"),
              "ADMIN", Set.of("manage:jira-configuration")),
          CONFLUENCE,
          Map.of(
              "READ", Set.of("read:confluence-content.all"),
              "WRITE", Set.of("write:confluence-content"),
              "DELETE", Set.of("write:confluence-content"),
              "SPACE_ADMIN", Set.of("manage:confluence-configuration"),
              "ADMIN", Set.of("manage:confluence-configuration")));

  private static final List<Special> SPECIAL =
      List.of(
          new Special(JIRA, "/rest/api/3/(myself|user)", "read:jira-user", "read:user:jira"),
          new Special(JIRA, "/rest/api/3/issue/[^/]+", "read:jira-work", "read:issue:jira"),
          new Special(
              CONFLUENCE, "/rest/api/user.*", "read:confluence-user", "read:user:confluence"),
          new Special(
              CONFLUENCE,
              "/rest/api/content/[^/]+",
              "read:confluence-content.all",
              "read:page:confluence"),
          new Special(
              CONFLUENCE,
              "/api/v2/spaces.*",
              "read:confluence-space.summary",
              "read:space:confluence"));

  private GatewayScopes() {}

  /** Gives the product that a scope speaks of; none for {@code read:me} and its like. */
  public static Optional<String> product(String scope) {
    if (scope.contains(CONFLUENCE)) {
      return Optional.of(CONFLUENCE);
    }
    return scope.contains(JIRA) || scope.contains("service") ? Optional.of(JIRA) : Optional.empty();
  }

  /** Picks the scopes of one product. */
  public static Set<String> of(String product, Set<String> scopes) {
    return scopes.stream()
        .filter(scope -> product(scope).filter(product::equals).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Tells whether a token opens a resource.
   *
   * @param product {@code jira} or {@code confluence}
   * @param connectScope what a Connect app needs for it
   * @param path the resource, below the product's base URL
   * @param scopes what the token has
   */
  public static boolean allow(
      String product, String connectScope, String path, Set<String> scopes) {
    if (connectScope.equals("NONE")) {
      return !of(product, scopes).isEmpty();
    }
    return SPECIAL.stream()
        .filter(one -> connectScope.equals("READ") && one.fits(product, path))
        .findFirst()
        .map(Special::anyOf)
        .orElseGet(() -> CLASSIC.get(product).getOrDefault(connectScope, Set.of()))
        .stream()
        .anyMatch(scopes::contains);
  }

  private record Special(String product, Pattern path, Set<String> anyOf) {

    Special(String product, String path, String classic, String granular) {
      this(product, Pattern.compile(path), Set.of(classic, granular));
    }

    boolean fits(String otherProduct, String otherPath) {
      return product.equals(otherProduct) && path.matcher(otherPath).matches();
    }
  }
}
