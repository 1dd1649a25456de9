package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.consent.OAuthApp;
import dev.connectsecurity.internal.inbound.Mount;
import dev.connectsecurity.internal.inbound.PathRules;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the gate's rules, and sees to it that none of them opens or closes what Atlassian calls
 * with a token that is bound to its URL.
 *
 * @param inbound the configured paths
 * @param servlets of the reception, open beside the configured paths
 * @param consent the OAuth 2.0 app, whose two paths are open likewise
 */
record PathChecks(
    ConnectSettings.Inbound inbound, List<Door> servlets, Optional<OAuthApp> consent) {
  private static final String OPENS =
      "opens %s, which the descriptor's modules name: Atlassian's token would not be checked";
  private static final String COVERS =
      "covers %s, which the descriptor's modules name: Atlassian's token is bound to its URL and"
          + " would be refused";

  /**
   * Makes the rules.
   *
   * @throws Mistake if an entry is no path, or covers a module of the descriptor, or if two doors
   *     are at one path
   */
  PathRules rules(Mount mount, Descriptor descriptor) {
    List<String> modules = descriptor.moduleUrls().stream().map(mount::inContext).toList();
    check(ConfigKey.PUBLIC_PATHS, inbound.publicPaths(), modules, OPENS);
    check(ConfigKey.CONTEXT_TOKEN_PATHS, inbound.contextTokenPaths(), modules, COVERS);
    List<String> own = servlets.stream().flatMap(door -> door.paths().stream()).toList();
    List<String> open = new ArrayList<>(inbound.publicPaths());
    open.addAll(own);
    consent.ifPresent(
        app -> {
          check(ConfigKey.OAUTH_LOGIN_PATH, List.of(app.loginPath()), modules, OPENS);
          check(ConfigKey.OAUTH_REDIRECT_URI, List.of(app.callbackPath()), modules, OPENS);
          checkFree(ConfigKey.OAUTH_LOGIN_PATH, app.loginPath(), own);
          checkFree(ConfigKey.OAUTH_REDIRECT_URI, app.callbackPath(), own);
          open.add(app.loginPath());
          open.add(app.callbackPath());
        });
    return PathRules.of(open, inbound.contextTokenPaths());
  }

  private static void check(
      ConfigKey key, List<String> paths, List<String> modules, String consequence) {
    PathRules covered = parse(key, paths);
    for (String path : modules) {
      // Whatever Atlassian puts in the place of a context parameter is one segment.
      if (covered.isPublic(path.replaceAll("\\{[^}/]*}", "x"))) {
        throw Problem.UNSAFE_PATH.mistake(
            key.key()
                + " "
                + consequence.formatted(path)
                + " there. Narrow the path or move the module");
      }
    }
  }

  private static void checkFree(ConfigKey key, String path, List<String> own) {
    if (own.contains(path)) {
      throw Problem.OAUTH.mistake(
          key.key()
              + " leads to "
              + path
              + ", which Atlassian's callbacks need. For example: "
              + key.exampleLine());
    }
  }

  private static PathRules parse(ConfigKey key, List<String> paths) {
    try {
      return PathRules.of(paths, List.of());
    } catch (IllegalArgumentException noPath) {
      throw Problem.UNSAFE_PATH.mistake(key.key() + ": " + noPath.getMessage());
    }
  }
}
