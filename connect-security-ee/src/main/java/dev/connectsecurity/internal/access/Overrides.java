package dev.connectsecurity.internal.access;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods of a class, its own and inherited ones; CDI need not have looked at the class that
 * declares them.
 *
 * @param reached what a call reaches
 * @param overridden what is hidden by another method, by which
 */
record Overrides(List<Method> reached, Map<Method, Method> overridden) {

  static Overrides of(Class<?> type) {
    Map<String, Method> nearest = new HashMap<>();
    Overrides found = new Overrides(new ArrayList<>(), new HashMap<>());
    for (Class<?> declaring = type;
        declaring != null && declaring != Object.class;
        declaring = declaring.getSuperclass()) {
      for (Method method : declaring.getDeclaredMethods()) {
        found.add(
            method, isVirtual(method) ? nearest.putIfAbsent(signature(method), method) : null);
      }
    }
    return found;
  }

  // The compiler's bridges override, but demand nothing that the method behind them does not.
  private void add(Method method, Method overriding) {
    if (overriding != null) {
      overridden.put(method, overriding);
    } else if (!method.isSynthetic()) {
      reached.add(method);
    }
  }

  private static boolean isVirtual(Method method) {
    return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }
}
