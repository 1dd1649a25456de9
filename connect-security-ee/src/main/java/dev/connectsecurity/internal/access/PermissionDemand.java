package dev.connectsecurity.internal.access;

import dev.connectsecurity.PermissionLevel;
import dev.connectsecurity.Product;
import dev.connectsecurity.RequiresPermission;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One {@link RequiresPermission}, read.
 *
 * <p>A method's own ones are in force, else those of the class. Either may carry them by way of
 * another annotation, such as a stereotype; then all of them have to be met.
 *
 * @param jira the permission key, or an empty text
 * @param confluence the operation, or an empty text
 * @param level what it is about
 * @param parameter the name of the parameter that tells which one, or an empty text
 */
record PermissionDemand(String jira, String confluence, PermissionLevel level, String parameter) {

  static List<PermissionDemand> of(Method method, Class<?> beanClass) {
    List<PermissionDemand> own = on(method);
    // A container's subclass of the bean class has only what is inherited.
    for (Class<?> type = beanClass; own.isEmpty() && type != null; type = type.getSuperclass()) {
      own = on(type);
    }
    return own;
  }

  static List<PermissionDemand> on(AnnotatedElement element) {
    Set<PermissionDemand> found = new LinkedHashSet<>();
    collect(element, found, new HashSet<>());
    return List.copyOf(found);
  }

  private static void collect(
      AnnotatedElement element, Set<PermissionDemand> found, Set<Class<?>> seen) {
    for (Annotation annotation : element.getAnnotations()) {
      Class<?> type = annotation.annotationType();
      if (annotation instanceof RequiresPermission demand) {
        found.add(
            new PermissionDemand(
                demand.jira(), demand.confluence(), demand.level(), demand.parameter()));
      } else if (!type.getName().startsWith("java.") && seen.add(type)) {
        collect(type, found, seen);
      }
    }
  }

  /** Gives what a caller from a product has to hold; nothing if the product is not named. */
  Optional<String> in(Product product) {
    String permission = product == Product.JIRA ? jira : confluence;
    return Optional.of(permission).filter(name -> !name.isEmpty());
  }

  boolean isGlobal() {
    return level == PermissionLevel.GLOBAL;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    in(Product.JIRA).ifPresent(name -> text.append("Jira ").append(name));
    in(Product.CONFLUENCE)
        .ifPresent(
            name -> text.append(text.isEmpty() ? "" : ", ").append("Confluence ").append(name));
    return isGlobal() ? text.toString() : text + " on " + level + " '" + parameter + "'";
  }
}
