package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.GuardReport;
import dev.connectsecurity.Product;
import dev.connectsecurity.internal.access.GuardedMethod;
import dev.connectsecurity.internal.access.GuardedPermission;
import dev.connectsecurity.internal.access.PermissionInspector;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps every guard that was found, and knows what all of them need. */
final class GuardBook {
  private final List<GuardedMethod> guards = new CopyOnWriteArrayList<>();
  private final List<GuardReport.Guard> permissions = new CopyOnWriteArrayList<>();

  void add(GuardedMethod guard) {
    guards.add(guard);
  }

  /** Notes what permissions a class demands, whole or by method. */
  void addPermissions(Class<?> type) {
    for (GuardedPermission guarded : PermissionInspector.inspect(type)) {
      String[] where = guarded.where().split("#", 2);
      permissions.add(
          new GuardReport.Guard(
              type.getName(),
              where.length > 1 ? where[1] : "*",
              "permission " + guarded.permission()));
    }
  }

  /** Gives the smallest set of scopes under which every guard, and each alternative, can be met. */
  Set<ConnectScope> leastScopes() {
    Set<ConnectScope> demanded = demanded();
    EnumSet<ConnectScope> least = EnumSet.noneOf(ConnectScope.class);
    demanded.stream()
        .filter(scope -> scope != ConnectScope.NONE)
        .filter(
            scope ->
                demanded.stream()
                    .noneMatch(other -> other != scope && implied(Set.of(other)).contains(scope)))
        .forEach(least::add);
    return least;
  }

  /** Gives the declared scopes that no guard needs, not even by implication. */
  Set<ConnectScope> unusedOf(Set<ConnectScope> declared) {
    Set<ConnectScope> unused = new TreeSet<>(declared);
    unused.removeAll(implied(demanded()));
    return unused;
  }

  GuardReport report() {
    return new GuardReport(
        Stream.concat(guards.stream().map(GuardBook::entry), permissions.stream())
            .distinct()
            .sorted(
                Comparator.comparing(GuardReport.Guard::bean)
                    .thenComparing(GuardReport.Guard::method))
            .toList());
  }

  private Set<ConnectScope> demanded() {
    EnumSet<ConnectScope> demanded = EnumSet.noneOf(ConnectScope.class);
    guards.forEach(guard -> demanded.addAll(guard.demand().connectScopes()));
    return demanded;
  }

  private static Set<ConnectScope> implied(Set<ConnectScope> scopes) {
    Set<ConnectScope> implied = EnumSet.noneOf(ConnectScope.class);
    for (Product product : Product.values()) {
      implied.addAll(ConnectScope.closure(scopes, product));
    }
    return implied;
  }

  private static GuardReport.Guard entry(GuardedMethod guard) {
    return new GuardReport.Guard(guard.type().getName(), guard.method(), guard.demand().toString());
  }

  @Override
  public String toString() {
    return report().guards().stream()
        .map(guard -> guard.bean() + "#" + guard.method() + ": " + guard.demands())
        .collect(Collectors.joining("; "));
  }
}
