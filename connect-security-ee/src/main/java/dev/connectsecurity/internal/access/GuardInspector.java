package dev.connectsecurity.internal.access;

import dev.connectsecurity.ConnectScope;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks over a class, at deployment, for demands that no interceptor can keep.
 *
 * @since 0.1
 */
public final class GuardInspector {
  private GuardInspector() {}

  /**
   * Finds every demand for scopes in a class.
   *
   * @param type a class of the application
   * @return the demands with their obstacles; empty if the class demands nothing
   */
  public static List<GuardedMethod> inspect(Class<?> type) {
    List<GuardedMethod> found = new ArrayList<>();
    Optional<Set<ConnectScope>> whole = ScopeDemand.on(type);
    whole.ifPresent(
        scopes -> found.add(new GuardedMethod(type.getSimpleName(), scopes, classObstacle(type))));
    for (Method method : methods(type)) {
      String where = type.getSimpleName() + "#" + method.getName();
      // Under a guarded class a final method is as open as under none; private and static ones are
      // no business methods.
      ScopeDemand.on(method)
          .or(() -> whole.filter(scopes -> isOpenFinal(method)))
          .ifPresent(scopes -> found.add(new GuardedMethod(where, scopes, obstacle(type, method))));
    }
    return found;
  }

  // Inherited ones too: CDI need not have looked at the class that declares them.
  private static List<Method> methods(Class<?> type) {
    List<Method> methods = new ArrayList<>();
    for (Class<?> declaring = type;
        declaring != null && declaring != Object.class;
        declaring = declaring.getSuperclass()) {
      methods.addAll(Arrays.asList(declaring.getDeclaredMethods()));
    }
    methods.removeIf(Method::isSynthetic);
    return methods;
  }

  private static boolean isOpenFinal(Method method) {
    int modifiers = method.getModifiers();
    return Modifier.isFinal(modifiers)
        && !Modifier.isPrivate(modifiers)
        && !Modifier.isStatic(modifiers);
  }

  private static String obstacle(Class<?> type, Method method) {
    int modifiers = method.getModifiers();
    if (Modifier.isPrivate(modifiers)) {
      return "the method is private";
    }
    if (Modifier.isStatic(modifiers)) {
      return "the method is static";
    }
    if (Modifier.isFinal(modifiers)) {
      return "the method is final";
    }
    return classObstacle(type);
  }

  private static String classObstacle(Class<?> type) {
    if (Modifier.isFinal(type.getModifiers())) {
      return "the class is final";
    }
    return type.isInterface() ? "it stands on an interface, where CDI does not look" : "";
  }
}
