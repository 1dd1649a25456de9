package dev.connectsecurity.internal.inbound;

import java.util.List;

/**
 * Which paths are treated differently from "protected, bound to its URL".
 *
 * <p>A path that is not canonical matches no list and so stays protected.
 *
 * @since 0.1
 */
public final class PathRules {
  private final List<PathPattern> publicPaths;
  private final List<PathPattern> contextTokenPaths;

  private PathRules(List<PathPattern> publicPaths, List<PathPattern> contextTokenPaths) {
    this.publicPaths = publicPaths;
    this.contextTokenPaths = contextTokenPaths;
  }

  /**
   * Makes the rules.
   *
   * @param publicPaths paths open to everybody
   * @param contextTokenPaths paths that the app's own pages call
   * @throws IllegalArgumentException if an entry is not a path such as {@code /health} or {@code
   *     /public/*}
   */
  public static PathRules of(List<String> publicPaths, List<String> contextTokenPaths) {
    return new PathRules(
        publicPaths.stream().map(PathPattern::of).toList(),
        contextTokenPaths.stream().map(PathPattern::of).toList());
  }

  /**
   * Tells whether everybody may ask for the path.
   *
   * @param rawPath the path below the context root, as it was sent
   */
  public boolean isPublic(String rawPath) {
    return matches(publicPaths, rawPath);
  }

  boolean isContextTokenPath(String rawPath) {
    return matches(contextTokenPaths, rawPath);
  }

  private static boolean matches(List<PathPattern> patterns, String rawPath) {
    return !patterns.isEmpty()
        && PlainPath.isPlain(rawPath)
        && patterns.stream().anyMatch(pattern -> pattern.matches(rawPath));
  }
}
