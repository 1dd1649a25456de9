package dev.connectsecurity.internal.access;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds an annotation that an element carries itself, or by way of another annotation such as a
 * stereotype.
 */
final class CarriedAnnotation {
  private CarriedAnnotation() {}

  static <A extends Annotation> Optional<A> find(AnnotatedElement element, Class<A> wanted) {
    return find(element, wanted, new HashSet<>());
  }

  private static <A extends Annotation> Optional<A> find(
      AnnotatedElement element, Class<A> wanted, Set<Class<?>> seen) {
    A direct = element.getAnnotation(wanted);
    if (direct != null) {
      return Optional.of(direct);
    }
    for (Annotation annotation : element.getAnnotations()) {
      Class<?> type = annotation.annotationType();
      if (!type.getName().startsWith("java.") && seen.add(type)) {
        Optional<A> carried = find(type, wanted, seen);
        if (carried.isPresent()) {
          return carried;
        }
      }
    }
    return Optional.empty();
  }
}
