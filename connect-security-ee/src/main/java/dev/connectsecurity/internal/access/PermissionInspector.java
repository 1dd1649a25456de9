package dev.connectsecurity.internal.access;

import jakarta.interceptor.Interceptor;
import jakarta.servlet.Servlet;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks over a class, at deployment, for demands for permissions, and for those that nothing can
 * keep.
 *
 * @since 0.1
 */
public final class PermissionInspector {
  private static final String MEND =
      ". Make it a non-private, non-final instance method of a non-final CDI bean";

  private PermissionInspector() {}

  /**
   * Tells whether a demand for a permission stands before a method of a class.
   *
   * @param method declared by the class or above it
   */
  public static boolean isGuarded(Class<?> type, Method method) {
    return !PermissionDemand.of(method, type).isEmpty();
  }

  /**
   * Finds every demand for a permission in a class.
   *
   * @param type a class of the application
   * @return the demands with their obstacles; empty if the class demands nothing
   */
  public static List<GuardedPermission> inspect(Class<?> type) {
    // There the annotation binds, it demands nothing.
    if (type.isAnnotation() || type.isAnnotationPresent(Interceptor.class)) {
      return List.of();
    }
    boolean servlet = Servlet.class.isAssignableFrom(type);
    List<GuardedPermission> found = new ArrayList<>();
    List<PermissionDemand> ofClass = PermissionDemand.on(type);
    for (PermissionDemand demand : ofClass) {
      found.add(guarded(type.getSimpleName(), demand, classObstacle(type, demand, servlet)));
    }
    for (Method method : methods(type)) {
      String where = type.getSimpleName() + "#" + method.getName();
      List<PermissionDemand> own = PermissionDemand.on(method);
      for (PermissionDemand demand : own) {
        String obstacle =
            servlet
                ? "a servlet is guarded as a whole. Put it on the class"
                : obstacle(type, method, demand);
        found.add(guarded(where, demand, obstacle));
      }
      if (own.isEmpty() && !servlet && isReachable(method)) {
        ofClass.stream()
            .map(demand -> guarded(where, demand, obstacle(type, method, demand)))
            .filter(guarded -> !guarded.obstacle().isEmpty())
            .forEach(found::add);
      }
    }
    return found;
  }

  private static GuardedPermission guarded(String where, PermissionDemand demand, String obstacle) {
    return new GuardedPermission(where, demand.toString(), obstacle);
  }

  // What a bean inherits is intercepted with it; the nearest of equal signatures is the one that
  // runs.
  private static List<Method> methods(Class<?> type) {
    Map<String, Method> methods = new LinkedHashMap<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (!method.isSynthetic()) {
          methods.putIfAbsent(
              method.getName() + Arrays.toString(method.getParameterTypes()), method);
        }
      }
    }
    return List.copyOf(methods.values());
  }

  private static boolean isReachable(Method method) {
    return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
  }

  private static String classObstacle(Class<?> type, PermissionDemand demand, boolean servlet) {
    String mistake = PermissionMistakes.in(demand);
    if (!mistake.isEmpty()) {
      return mistake;
    }
    if (servlet) {
      return demand.isGlobal()
          ? ""
          : "a servlet has no parameters. Use level GLOBAL, or a JAX-RS resource";
    }
    return uninterceptable(type);
  }

  private static String obstacle(Class<?> type, Method method, PermissionDemand demand) {
    String mistake = PermissionMistakes.in(demand);
    if (!mistake.isEmpty()) {
      return mistake;
    }
    int modifiers = method.getModifiers();
    if (Modifier.isPrivate(modifiers)) {
      return "the method is private" + MEND;
    }
    if (Modifier.isStatic(modifiers)) {
      return "the method is static" + MEND;
    }
    if (Modifier.isFinal(modifiers)) {
      return "the method is final" + MEND;
    }
    String obstacle = uninterceptable(type);
    return obstacle.isEmpty() && !demand.isGlobal()
        ? GuardedParameter.obstacle(method, demand.parameter())
        : obstacle;
  }

  private static String uninterceptable(Class<?> type) {
    if (Modifier.isFinal(type.getModifiers())) {
      return "the class is final" + MEND;
    }
    return type.isInterface()
        ? "it stands on an interface, where CDI does not look. Put it on the class"
        : "";
  }
}
