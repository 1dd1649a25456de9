package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.Product;
import dev.connectsecurity.internal.access.GuardedMethod;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a demand for scopes has to be to be deployable: guardable, and possible to meet. */
final class GuardRules {
  static final String NO_CALLERS =
      "without " + ConfigKey.APP_KEY.key() + " no caller is authenticated";

  private GuardRules() {}

  /**
   * Checks a demand.
   *
   * @param descriptor the Connect app's; nothing in an application without one
   */
  static void check(GuardedMethod guarded, Optional<Descriptor> descriptor) {
    checkObstacle(guarded);
    descriptor.ifPresentOrElse(
        declared -> checkScopes(guarded, declared), () -> checkKinds(guarded));
  }

  private static void checkObstacle(GuardedMethod guarded) {
    guarded
        .obstacle()
        .ifPresent(
            obstacle -> {
              throw Problem.UNGUARDABLE.mistake(
                  "@RequiresScope on "
                      + guarded.where()
                      + " cannot be enforced: "
                      + obstacle.what()
                      + ". "
                      + obstacle.remedy());
            });
  }

  // What names OAuth scopes may be met by a principal that the application brings.
  private static void checkKinds(GuardedMethod guarded) {
    if (guarded.demand().alternatives().stream().allMatch(one -> one.oauth().isEmpty())) {
      throw noCallers("@RequiresScope on " + guarded.where());
    }
  }

  /** Makes the mistake of a guard in an application that nobody can be a caller of. */
  static Mistake noCallers(String guard) {
    return Problem.NO_CALLERS.mistake(
        guard
            + " can be met by nobody: "
            + NO_CALLERS
            + ". Remove it, or add: "
            + ConfigKey.APP_KEY.exampleLine());
  }

  private static void checkScopes(GuardedMethod guarded, Descriptor descriptor) {
    if (!descriptor.declaresScopes()) {
      // the least set is derived from the guards
      return;
    }
    Set<ConnectScope> declared = descriptor.scopes();
    for (ConnectScope scope : guarded.demand().connectScopes()) {
      if (!canBeHeld(scope, declared)) {
        throw Problem.UNDECLARED_SCOPE.mistake(undeclared(guarded, scope, declared));
      }
    }
  }

  /** Makes the mistake of a class that demands scopes but is no bean. */
  static Mistake notABean(Class<?> type) {
    return Problem.UNGUARDABLE.mistake(
        "@RequiresScope on "
            + type.getSimpleName()
            + " cannot be enforced: the class is not a CDI bean. Add a scope, for"
            + " example @RequestScoped");
  }

  private static String nearest(ConnectScope wanted, Set<ConnectScope> declared) {
    // The last two imply nothing and are near to nothing.
    return declared.stream()
        .filter(
            scope -> Math.max(scope.ordinal(), wanted.ordinal()) <= ConnectScope.ADMIN.ordinal())
        .min(Comparator.comparingInt(scope -> Math.abs(scope.ordinal() - wanted.ordinal())))
        .filter(nearest -> declared.size() > 1)
        .map(nearest -> ", of which " + nearest + " is nearest")
        .orElse("");
  }

  private static boolean canBeHeld(ConnectScope scope, Collection<ConnectScope> declared) {
    for (Product product : Product.values()) {
      if (ConnectScope.closure(declared, product).contains(scope)) {
        return true;
      }
    }
    return false;
  }

  private static String undeclared(
      GuardedMethod guarded, ConnectScope scope, Set<ConnectScope> declared) {
    List<String> names = declared.stream().map(Enum::name).sorted().toList();
    Set<String> wanted = new TreeSet<>(names);
    wanted.add(scope.name());
    return "@RequiresScope on "
        + guarded.where()
        + " demands "
        + scope
        + ", which nobody can hold: META-INF/atlassian-connect.json declares "
        + (names.isEmpty() ? "no scopes" : String.join(", ", names) + nearest(scope, declared))
        + ". Add: \"scopes\": [\""
        + String.join("\", \"", wanted)
        + "\"]";
  }
}
