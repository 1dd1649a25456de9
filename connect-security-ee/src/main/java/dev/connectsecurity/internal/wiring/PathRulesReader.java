package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.inbound.Mount;
import dev.connectsecurity.internal.inbound.PathRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the configured paths into rules, and refuses those that would open what Atlassian calls
 * with a token.
 */
final class PathRulesReader {
  private PathRulesReader() {}

  /**
   * Makes the rules.
   *
   * @param own paths of this library, open because they look after themselves
   * @param moduleUrls paths below the base URL that the descriptor's modules name
   */
  static PathRules read(
      Settings.Inbound settings, List<String> own, List<String> moduleUrls, Mount mount) {
    PathRules configured = rules(settings.publicPaths(), settings.contextTokenPaths());
    for (String url : moduleUrls) {
      if (configured.isPublic(mount.inContext(url))) {
        throw Problem.UNSAFE_PATH.mistake(
            ConfigKey.PUBLIC_PATHS.key()
                + "="
                + String.join(",", settings.publicPaths())
                + " opens "
                + url
                + " to everybody, but the descriptor's modules name it. Move the module's URL, or list a narrower path");
      }
    }
    List<String> open = new ArrayList<>(settings.publicPaths());
    open.addAll(own);
    return rules(open, settings.contextTokenPaths());
  }

  private static PathRules rules(List<String> publicPaths, List<String> contextTokenPaths) {
    try {
      return PathRules.of(publicPaths, contextTokenPaths);
    } catch (IllegalArgumentException notAPath) {
      throw Problem.UNSAFE_PATH.mistake(
          ConfigKey.PUBLIC_PATHS.key()
              + " and "
              + ConfigKey.CONTEXT_TOKEN_PATHS.key()
              + " list paths, but "
              + notAPath.getMessage());
    }
  }
}
