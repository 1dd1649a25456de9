package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares, once every guard is known, what is declared with what is demanded. */
final class Audit {
  private static final Logger LOG = System.getLogger(Audit.class.getName());

  private Audit() {}

  /**
   * Logs the guards and gives the descriptor to be served.
   *
   * @return the application's own, or with the least scopes where it declares none; nothing without
   *     a Connect app
   */
  static Optional<Descriptor> finish(ConnectExtension extension) {
    GuardBook guards = extension.guards();
    LOG.log(Level.INFO, "connect.guards " + guards);
    return extension.deployment().descriptor().map(descriptor -> finish(descriptor, guards));
  }

  private static Descriptor finish(Descriptor descriptor, GuardBook guards) {
    if (!descriptor.declaresScopes()) {
      Set<ConnectScope> least = guards.leastScopes();
      LOG.log(Level.INFO, "connect.scopes derived from the guards: " + names(least));
      return descriptor.withScopes(least);
    }
    Set<ConnectScope> unused = guards.unusedOf(descriptor.scopes());
    if (!unused.isEmpty()) {
      LOG.log(
          Level.WARNING,
          Problem.UNUSED_SCOPE.says(
              DeploymentReader.DESCRIPTOR
                  + " declares "
                  + names(unused)
                  + ", which no @RequiresScope demands. Leave out what the app"
                  + " does not need for its calls either"));
    }
    return descriptor;
  }

  private static String names(Set<ConnectScope> scopes) {
    return scopes.stream().map(Enum::name).collect(Collectors.joining(", "));
  }
}
