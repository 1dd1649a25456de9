package dev.connectsecurity.internal.access;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.Reason;
import dev.connectsecurity.RequiresScope;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the {@link RequiresScope} in force for a method: its own, else that of the class.
 *
 * <p>Either may carry it by way of another annotation, such as a stereotype.
 */
final class ScopeDemand {
  private ScopeDemand() {}

  static Optional<Set<ConnectScope>> of(Method method, Class<?> beanClass) {
    return on(method).or(() -> onClass(beanClass));
  }

  // An intercepted bean is an instance of a generated subclass, and annotations such as stereotypes
  // need not be inherited.
  private static Optional<Set<ConnectScope>> onClass(Class<?> beanClass) {
    Optional<Set<ConnectScope>> demand = Optional.empty();
    for (Class<?> type = beanClass; type != null && demand.isEmpty(); type = type.getSuperclass()) {
      demand = on(type);
    }
    return demand;
  }

  static Optional<Set<ConnectScope>> on(AnnotatedElement element) {
    return find(element, new HashSet<>()).map(ScopeDemand::scopes);
  }

  private static Set<ConnectScope> scopes(RequiresScope annotation) {
    EnumSet<ConnectScope> scopes = EnumSet.noneOf(ConnectScope.class);
    scopes.addAll(Arrays.asList(annotation.value()));
    return scopes;
  }

  private static Optional<RequiresScope> find(AnnotatedElement element, Set<Class<?>> seen) {
    RequiresScope direct = element.getAnnotation(RequiresScope.class);
    if (direct != null) {
      return Optional.of(direct);
    }
    for (Annotation annotation : element.getAnnotations()) {
      Class<?> type = annotation.annotationType();
      if (!type.getName().startsWith("java.") && seen.add(type)) {
        Optional<RequiresScope> inherited = find(type, seen);
        if (inherited.isPresent()) {
          return inherited;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Compares what is demanded with what is held.
   *
   * @throws AccessDeniedException if a scope is missing; the message names it
   */
  static void check(Set<ConnectScope> demanded, Set<ConnectScope> held) {
    if (!held.containsAll(demanded)) {
      String missing =
          demanded.stream()
              .filter(scope -> !held.contains(scope))
              .map(Enum::name)
              .collect(Collectors.joining(", "));
      throw new AccessDeniedException(Reason.MISSING_SCOPE, "missing scope " + missing);
    }
  }
}
