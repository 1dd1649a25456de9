package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.inbound.Mount;
import dev.connectsecurity.internal.inbound.PathRules;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the gate's rules, and sees to it that none of them opens or closes what Atlassian calls
 * with a token that is bound to its URL.
 */
final class PathChecks {
  private PathChecks() {}

  /**
   * Makes the rules.
   *
   * @param ownPaths of this library, open beside the configured ones
   * @throws Mistake if an entry is no path, or covers a module of the descriptor
   */
  static PathRules rules(
      Settings.Inbound inbound, List<String> ownPaths, Mount mount, Descriptor descriptor) {
    check(
        ConfigKey.PUBLIC_PATHS,
        inbound.publicPaths(),
        mount,
        descriptor,
        "opens %s, which the descriptor's modules name: Atlassian's token would not be checked");
    check(
        ConfigKey.CONTEXT_TOKEN_PATHS,
        inbound.contextTokenPaths(),
        mount,
        descriptor,
        "covers %s, which the descriptor's modules name: Atlassian's token is bound to its URL and"
            + " would be refused");
    List<String> open = new ArrayList<>(inbound.publicPaths());
    open.addAll(ownPaths);
    return PathRules.of(open, inbound.contextTokenPaths());
  }

  private static void check(
      ConfigKey key, List<String> paths, Mount mount, Descriptor descriptor, String consequence) {
    PathRules covered = parse(key, paths);
    for (String url : descriptor.moduleUrls()) {
      String path = mount.inContext(url);
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

  private static PathRules parse(ConfigKey key, List<String> paths) {
    try {
      return PathRules.of(paths, List.of());
    } catch (IllegalArgumentException noPath) {
      throw Problem.UNSAFE_PATH.mistake(key.key() + ": " + noPath.getMessage());
    }
  }
}
