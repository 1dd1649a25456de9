package dev.connectsecurity.internal.access;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks over a class, at deployment, for demands that no interceptor can keep.
 *
 * @since 0.1
 */
public final class GuardInspector {
  private final Class<?> type;
  private final Optional<ScopeDemand> whole;
  private final List<GuardedMethod> found = new ArrayList<>();

  private GuardInspector(Class<?> type) {
    this.type = type;
    this.whole = ScopeDemand.on(type);
  }

  /**
   * Finds every demand for scopes in a class.
   *
   * @param type a class of the application
   * @return the demands with their obstacles; empty if the class demands nothing
   */
  public static List<GuardedMethod> inspect(Class<?> type) {
    GuardInspector inspector = new GuardInspector(type);
    inspector.look();
    return inspector.found;
  }

  /**
   * Tells whether a demand stands before a method of a class.
   *
   * @param method declared by the class or above it
   */
  public static boolean isGuarded(Class<?> type, Method method) {
    return ScopeDemand.of(method, type).isPresent();
  }

  private void look() {
    whole.ifPresent(demand -> add(GuardedMethod.WHOLE, demand, classObstacle()));
    Overrides methods = Overrides.of(type);
    for (Method method : methods.reached()) {
      // Under a guarded class a final method is as open as under none; private and static ones are
      // no business methods.
      ScopeDemand.on(method)
          .or(() -> whole.filter(demand -> isOpenFinal(method)))
          .ifPresent(
              demand -> add(method.getName(), demand, Obstacle.of(method).or(this::classObstacle)));
    }
    methods
        .overridden()
        .forEach(
            (hidden, overriding) ->
                ScopeDemand.on(hidden)
                    .filter(demand -> !isGuarded(type, overriding))
                    .ifPresent(
                        demand ->
                            add(overriding.getName(), demand, Optional.of(Obstacle.OVERRIDDEN))));
  }

  private void add(String method, ScopeDemand demand, Optional<Obstacle> obstacle) {
    Optional<Obstacle> any = demand.namesNothing() ? Optional.of(Obstacle.NO_SCOPE) : obstacle;
    found.add(new GuardedMethod(type, method, demand, any));
  }

  private static boolean isOpenFinal(Method method) {
    int modifiers = method.getModifiers();
    return Modifier.isFinal(modifiers)
        && !Modifier.isPrivate(modifiers)
        && !Modifier.isStatic(modifiers);
  }

  private Optional<Obstacle> classObstacle() {
    if (Modifier.isFinal(type.getModifiers())) {
      return Optional.of(Obstacle.FINAL_CLASS);
    }
    return type.isInterface() ? Optional.of(Obstacle.INTERFACE) : Optional.empty();
  }
}
